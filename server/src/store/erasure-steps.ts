/**
 * In which order things are erased (ER3). The search index is put together anew and the write-ahead log is folded in once for all that is about to go: both
 * would otherwise hold what was said after every row of it is gone.
 */
export const erasureSteps = { conversation: 1, visitor: 2, index: 3, log: 4 } as const;
