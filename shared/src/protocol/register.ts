import * as z from "zod";

/** How a site addresses its visitors (RE1): as each language usually does, or formally or informally where it can. */
export const REGISTERS = ["usual", "formal", "informal"] as const;
export const Register = z.enum(REGISTERS);
export type Register = z.infer<typeof Register>;
