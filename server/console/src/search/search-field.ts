/** By which the field is found when its keys are pressed on its own page. */
export const SEARCH_FIELD = "search-words";
/** By which the list of what was found is. */
export const SEARCH_RESULTS = "search-results";
