interface Person {
  readonly name: string | null;
  readonly verifiedName: string | null;
  readonly email: string | null;
  readonly verifiedEmail: string | null;
  readonly phone: string | null;
}

/** What a visitor is known by, as it is looked through and shown: names, addresses and number, each once; "" = nothing is known. (SE2) */
export function knownOf(person: Person | undefined): string {
  if (person === undefined) return "";
  const { verifiedName, name, verifiedEmail, email, phone } = person;
  const known = [verifiedName, name, verifiedEmail, email, phone].filter((one) => one !== null);
  return [...new Set(known)].join(" · ");
}
