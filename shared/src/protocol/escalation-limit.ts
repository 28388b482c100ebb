/** Most steps of an escalation path, the owner not counted (ES1). A file of its own, so that the console's form comes without zod. */
export const MAX_ESCALATION_STEPS = 5;
