/** Whom to ask when a department's conversation is escalated (ES1). */
export const escalationTexts = {
  title: (department: string) => `When a conversation of ${department} is escalated`,
  intro:
    "The first who is online, has a free place and serves a department is asked. Escalated again, it goes on to the next.",
  step: (n: number) => (n === 1 ? "Ask first" : `Then (${n})`),
  nobody: "Nobody",
  colleagues: "Colleagues",
  departments: "Departments",
  disabled: (name: string) => `${name} (switched off)`,
  twice: "This stands further up already.",
  last: "The owner is always asked last.",
};
