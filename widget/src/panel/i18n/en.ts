export const texts = { title: "Chat" };
