/** What is said of pages that are fetched when somebody opens them, before they are there; the rest of their words comes with them. */
export const pageTexts = {
  reports: {
    title: "Reports",
    loading: "Adding up…",
    failed: "The page of the reports could not be loaded.",
  },
  asked: {
    title: "What people ask",
    loading: "Reading what was asked…",
    failed: "The page of what people ask could not be loaded.",
  },
  myFigures: { title: "My figures" },
  search: {
    title: "Search",
    loading: "The search is coming…",
    failed: "The search could not be loaded.",
  },
  staffing: {
    title: "Staffing",
    loading: "Working it out from your history. This takes some seconds…",
    failed: "The staffing page could not be loaded.",
  },
  promisedWaits: {
    title: "Promised waits",
    loading: "Counting what became of the waits…",
    failed: "The page of the promised waits could not be loaded.",
  },
};
