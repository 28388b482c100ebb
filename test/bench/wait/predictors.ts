import { Replay } from "../../../server/src/wait/replay.ts";
import { METHODS, type Method } from "./baselines.ts";
import { DeskView } from "./desk-view.ts";
import type { Prediction, TraceEvent } from "./trace.ts";

/** Reads a trace, line by line, and says what it would have told the visitors. */
export type Predictor = (lines: readonly string[]) => Prediction[];

/** The product: what `presently replay` would print. */
export const PRODUCT = "presently";

/** By the name that the table shows. */
export const PREDICTORS: Readonly<Record<string, Predictor>> = {
  ...Object.fromEntries(Object.entries(METHODS).map(([name, start]) => [name, byMethod(start)])),
  [PRODUCT](lines) {
    const replay = new Replay();
    const predictions = lines.flatMap((line) => replay.read(line));
    if (replay.ignored > 0) throw new Error(`${replay.ignored} lines of a good trace were ignored`);
    return predictions;
  },
};

/** One state of the method for each department; nothing is said to who finds a free slot. */
function byMethod(start: () => Method): Predictor {
  return (lines) => {
    const view = new DeskView();
    const methods = new Map<string, Method>();
    const methodOf = (department: string) => {
      const method = methods.get(department) ?? start();
      methods.set(department, method);
      return method;
    };
    const predictions: Prediction[] = [];
    for (const line of lines) {
      // A line that this benchmark has written itself.
      const event = JSON.parse(line) as TraceEvent;
      const ended = view.observe(event);
      if (ended !== undefined) methodOf(ended.department).learn(ended);
      if (event.type !== "queued" || view.hasFreeSlot(event.department)) continue;
      const { t, conversationId, department } = event;
      const ahead = view.ahead(conversationId);
      const said = methodOf(department).tell({
        conversationId,
        ahead,
        slots: view.slots(department),
      });
      if (said !== undefined) predictions.push({ t, conversationId, ...said });
    }
    return predictions;
  };
}
