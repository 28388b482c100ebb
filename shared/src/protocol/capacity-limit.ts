/** Chats that an agent may carry at once. */
export const MAX_CAPACITY = 50;
