-- A visitor's open conversations without walking past all their closed ones: every message asks for them.
create index "conversationsOpenByVisitor" on "conversations" ("desk", "visitor", "id") where "state" <> 'closed';

-- How many conversations a site saw of late: every start asks.
create index "conversationsBySite" on "conversations" ("desk", "site", "createdAtMs");
