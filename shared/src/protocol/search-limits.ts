/** Where a conversation stands, as one looks for it: still in line, with an agent, left as a message, ended (SE3). */
export const searchGroups = ["waiting", "active", "left", "closed"] as const;
export type SearchGroup = (typeof searchGroups)[number];
