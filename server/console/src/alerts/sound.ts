export interface Chime {
  /** To be called on a person's act. */
  ready(): void;
  play(): void;
  close(): void;
}

/** Two soft tones made on the spot: no file to load. Browsers allow sound only after the person has touched the page. */
export function createChime(): Chime {
  let context: AudioContext | undefined;

  function tone(on: AudioContext, frequency: number, afterS: number): void {
    const oscillator = on.createOscillator();
    const volume = on.createGain();
    const startS = on.currentTime + afterS;
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0, startS);
    volume.gain.linearRampToValueAtTime(0.12, startS + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, startS + 0.35);
    oscillator.connect(volume).connect(on.destination);
    oscillator.start(startS);
    oscillator.stop(startS + 0.4);
  }

  return {
    ready() {
      if (context === undefined && typeof AudioContext !== "undefined")
        context = new AudioContext();
    },
    play() {
      const on = context;
      if (on === undefined) return;
      const ring = (): void => {
        tone(on, 659, 0);
        tone(on, 880, 0.16);
      };
      // A page that slept has its sound suspended; where the browser refuses, the title and the banner remain.
      if (on.state === "running") ring();
      else on.resume().then(ring, () => undefined);
    },
    close() {
      void context?.close();
      context = undefined;
    },
  };
}
