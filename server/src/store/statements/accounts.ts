import { and, eq, getTableColumns } from "drizzle-orm";
import { accounts, agents, roles } from "../schema.ts";
import { statement } from "../statement.ts";

const wholeAccount = {
  id: accounts.id,
  desk: accounts.desk,
  email: accounts.email,
  name: accounts.name,
  passwordHash: accounts.passwordHash,
  state: accounts.state,
};

export const accountByEmail = statement(
  "account by email",
  { email: accounts.email },
  (db, p) => db.select(wholeAccount).from(accounts).where(eq(accounts.email, p.email)),
  { index: "accountsByEmail" },
);

export const accountById = statement(
  "account by id",
  { id: accounts.id },
  (db, p) => db.select(wholeAccount).from(accounts).where(eq(accounts.id, p.id)),
  { index: "primary key" },
);

export const insertAccount = statement("insert account", getTableColumns(accounts), (db, p) =>
  db.insert(accounts).values(p),
);

export const setPasswordHash = statement(
  "set password hash",
  { id: accounts.id, passwordHash: accounts.passwordHash },
  (db, p) => db.update(accounts).set({ passwordHash: p.passwordHash }).where(eq(accounts.id, p.id)),
  { index: "primary key" },
);

/** The roles of an account: one for the whole installation (`site` 0), or one per site. */
export const rolesOfAccount = statement(
  "roles of account",
  { desk: roles.desk, account: roles.account },
  (db, p) =>
    db
      .select({ site: roles.site, role: roles.role })
      .from(roles)
      .where(and(eq(roles.desk, p.desk), eq(roles.account, p.account))),
  { index: "primary key" },
);

export const insertRole = statement("insert role", getTableColumns(roles), (db, p) =>
  db.insert(roles).values(p),
);

export const agentOfAccount = statement(
  "agent of account",
  { desk: agents.desk, account: agents.account },
  (db, p) =>
    db
      .select({ id: agents.id, publicId: agents.publicId, name: agents.name })
      .from(agents)
      .where(and(eq(agents.desk, p.desk), eq(agents.account, p.account))),
  { index: "agentsByAccount" },
);

/** The owners, oldest first; there is none until the installation is set up. */
export const owners = statement(
  "owners",
  { desk: roles.desk },
  (db, p) =>
    db
      .select({ account: roles.account, email: accounts.email })
      .from(roles)
      .innerJoin(accounts, eq(accounts.id, roles.account))
      .where(and(eq(roles.desk, p.desk), eq(roles.site, 0), eq(roles.role, "owner")))
      .orderBy(roles.account),
  { index: ["primary key", "primary key"] },
);
