/** The way by which an outbox sends, opened by `open` when it is first asked for. What could not be opened is opened anew by the next who asks. */
export function reopening<Transport>(open: () => Promise<Transport>): () => Promise<Transport> {
  let transport: Promise<Transport> | undefined;
  return () => {
    const opening = transport ?? open();
    transport = opening;
    opening.catch(() => {
      if (transport === opening) transport = undefined;
    });
    return opening;
  };
}
