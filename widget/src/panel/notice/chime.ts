/** The two notes of the sound: how high, in Hz, and when each begins, in s. */
const NOTES = [
  [784, 0],
  [1047, 0.1],
] as const;
const NOTE_S = 0.35;
/** Of the loudest that there is: it says that something came, and startles nobody. */
const LOUDNESS = 0.06;
/** It begins within this, in s: a note that is there at once is heard as a click. */
const BEGINS_S = 0.02;
/** A sound that the browser lets out later than this tells of nothing any more, in ms. */
const LATE_MS = 1_000;

/** The sound of an answer (NT1), as far as the page and the browser have one. */
export function createChime() {
  let audio: AudioContext | undefined;
  let isClosed = false;

  /** Undefined where nothing is heard: the page has closed it or put something else in its place, there is no output, or the chat is gone. */
  async function running(): Promise<AudioContext | undefined> {
    if (isClosed) return undefined;
    try {
      audio ??= new AudioContext();
      await audio.resume();
      return audio;
    } catch {
      return undefined; // it is silent then, which is no fault of the page's
    }
  }

  return {
    /** Whether anything can be heard here at all. */
    isThere: typeof AudioContext === "function",
    /** Somebody presses something in the chat: one browser lets out a sound only by what was begun at such a moment. */
    wake(): void {
      if (audio) return;
      running()
        .then((it) => it?.suspend())
        .catch(() => {}); // then it stays as it is, and is tried when there is something to be heard
    },
    /** Whether somebody has used the page: before that a browser would refuse, and say so in its console. */
    isAllowed: () => audio !== undefined || navigator.userActivation?.hasBeenActive === true,
    play(): void {
      const askedMs = performance.now();
      running()
        .then((it) => {
          if (it && !isClosed && performance.now() - askedMs < LATE_MS) strike(it);
        })
        .catch(() => {}); // closed by the page, or no output: nobody hears it
    },
    /** For good. */
    close(): void {
      isClosed = true;
      audio?.close().catch(() => {}); // it was closed already
      audio = undefined;
    },
  };
}

function strike(audio: AudioContext): void {
  for (const [hertz, afterS] of NOTES) {
    const from = audio.currentTime + afterS;
    const note = audio.createOscillator();
    const loudness = audio.createGain();
    note.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, from + BEGINS_S);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S);
    note.connect(loudness).connect(audio.destination);
    note.start(from);
    note.stop(from + NOTE_S);
    // Until the next one the browser need keep no output open.
    if (afterS > 0) note.onended = () => void audio.suspend().catch(() => {}); // closed meanwhile
  }
}
