export const lookTexts = {
  title: "How the chat looks",
  intro:
    "Counts on every page whose tag says nothing else. A page that loaded the chat in the last five minutes shows the former look until it is loaded again.",
  color: "Colour",
  colorHint: "Six digits, as #115e59. The words on it are black or white, whichever reads better.",
  pick: "Pick a colour",
  colorProblem: "A colour is a # and six digits or letters a to f.",
  inkOn: (ink: "black" | "white", ratio: string) =>
    `Words on it are ${ink}: contrast ${ratio} to 1, at least 4.5 is needed.`,
  faint: (ratio: string) =>
    `On a white page this colour has a contrast of ${ratio} to 1: below 3 the button is hard to find.`,
  theme: "Light or dark",
  themes: { auto: "As the visitor's browser prefers", light: "Light", dark: "Dark" },
  position: "Side",
  positions: { right: "Right", left: "Left" },
  positionHint: "In pages that read from right to left the sides change places.",
  radius: "Corners (px)",
  side: "From the side (px)",
  bottom: "From the bottom (px)",
  numberProblem: (most: number) => `A number from 0 to ${most}.`,
  welcome: "Greeting",
  welcomeHint:
    "Shown in every language as you write it. Left empty, the chat greets in the visitor's own language.",
  usual: "Back to the usual look",
  preview: "Preview",
  previewHint: "The chat itself, on a made-up page. What you write there is marked as a test.",
  previewFrame: (site: string) => `The chat of ${site} on a made-up page`,
};
