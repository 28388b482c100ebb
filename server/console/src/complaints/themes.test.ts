import type { Tag } from "@presently/shared/protocol";
import { deskView, idsOf, laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { complaintsFor, mayEnd } from "./answering.ts";
import { themesOf } from "./themes.ts";

const ids = idsOf(3);
const tag = (name: string, kind: Tag["kind"] = "tag"): Tag => ({
  tagId: ids.tag(),
  siteId: null,
  kind,
  name,
  isRemoved: false,
});

test("CM4, M17: the themes of complaints are their tags, the most frequent first, and those without one are counted apart", () => {
  const [late, broken, solved] = [tag("Late"), tag("Broken"), tag("Solved", "disposition")];
  const complaints = [[late], [late, broken], [solved], []].map((tags) => ({
    tagIds: tags.map(({ tagId }) => tagId),
  }));
  expect(themesOf(complaints, [broken, late, solved])).toEqual({
    themes: [
      { name: "Late", count: 2 },
      { name: "Broken", count: 1 },
    ],
    untagged: 2,
  });
});

test("CM2, CM3: a complaint waits for the named person's word; where nobody is named for the supervisors'", () => {
  const me = ids.agent();
  const named = { siteId: ids.site(), name: "Shop", takesFiles: true, complaintsTo: me };
  const others = { ...named, siteId: ids.site(), complaintsTo: ids.agent() };
  const { complaintsTo: _nobody, ...free } = { ...named, siteId: ids.site() };
  const sites = [named, others, free];
  const complaints = sites.map(({ siteId }, at) => laneItem(`Visitor ${at}`, { siteId }));
  const other = deskView(others.complaintsTo).agents;
  const agents = [...deskView(me).agents, ...other];
  const forMe = (role: "agent" | "supervisor", team = agents) =>
    complaintsFor({ me, role, sites, agents: team }, complaints).map(({ siteId }) => siteId);
  expect(forMe("agent")).toEqual([named.siteId]);
  expect(forMe("supervisor")).toEqual([named.siteId, free.siteId]);
  // Who was named has left: somebody is still told.
  const left = other.map((agent) => ({ ...agent, isDisabled: true }));
  expect(forMe("supervisor", [...deskView(me).agents, ...left])).toContain(others.siteId);
  const view = { ...deskView(me), agents, sites };
  expect(sites.map(({ siteId }) => mayEnd(view, siteId))).toEqual([true, false, false]);
  expect(mayEnd({ ...view, role: "supervisor" }, others.siteId)).toBe(true);
});
