import * as z from "zod";

/** How much is kept of a conversation's visitor, said before it is erased (ER4). */
export const KeptOfVisitor = z.object({ conversations: z.int() });
export type KeptOfVisitor = z.infer<typeof KeptOfVisitor>;
