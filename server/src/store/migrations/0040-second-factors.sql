-- The second step of signing in. "nonce" names the secret, which is drawn from the server's own; "sinceMs" is null until a first code has shown
-- that the app has it; "lastStep" is the time step of the last code that was good: none is good twice.
create table "secondFactors" (
  "desk" integer not null,
  "account" integer not null,
  "nonce" text not null,
  "sinceMs" integer,
  "lastStep" integer not null,
  primary key ("desk", "account"),
  foreign key ("account") references "accounts" ("id")
) strict, without rowid;
-- One-time codes for whoever has lost the app; a row goes when its code is used.
create table "recoveryCodes" (
  "desk" integer not null,
  "account" integer not null,
  "codeHash" text not null,
  primary key ("desk", "account", "codeHash"),
  foreign key ("account") references "accounts" ("id")
) strict, without rowid;
-- The roles that have to have a second step.
create table "secondFactorRoles" (
  "desk" integer not null,
  "role" text not null check ("role" in ('owner', 'admin', 'supervisor', 'agent')),
  primary key ("desk", "role")
) strict, without rowid;
