import type { NetworkWeather } from "@presently/shared/testing";
import { aTab } from "./a-tab.ts";
import type { Agent } from "./agent.ts";
import { askForTime, busyWhileAway, isAway, keepPlaceAndLeave } from "./call-back.ts";
import { departments } from "./template.ts";
import type { Visitor } from "./visitor.ts";
import type { World } from "./world.ts";

type Act = (world: World) => void | Promise<void>;

/** What may happen next, and how often compared with the rest. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [26, ofVisitor(speak)],
  [4, ofVisitor(openAnotherTab)],
  [4, ofVisitor(reload)],
  [3, ofVisitor(leavePage)],
  [3, ofVisitor(hideOrShow)],
  [2, ofVisitor(leaveLine)],
  [1, ofVisitor(rate)],
  [1, ofVisitor(leaveMessage)],
  [16, keepPlaceAndLeave],
  [0.5, ofVisitor(changeMind)],
  [2, askForTime],
  [60, ofAgent(work)],
  [2, ofAgent(stepAway)],
  [3, ofAgent(acceptNext)],
  [2, ofAgent(decline)],
  [3, ofAgent(writeNote)],
  [9, ofAgent(transfer)],
  [1, ofAgent(cancelTransfer)],
  [2, ofAgent(take)],
  [6, assign],
  [2, ofAgent(chooseCapacity)],
  [2, ofAgent(reloadWindow)],
  [1, ofAgent((_, agent) => agent.signOut())],
  [4, loseNetwork],
  [10, findNetwork],
  [5, cutALink],
  [3, freezeALink],
  [6, changeWeather],
  [4, crash],
  [2, (world) => world.fillDisk(true)],
  [0.5, absence],
  [4, busyWhileAway],
];
const allWeights = acts.reduce((sum, [weight]) => sum + weight, 0);

/** How likely a server that is down is started, and a full disk has room again, before the next thing happens. */
const MENDED = 0.3;

/** Does one thing that the seed draws. */
export async function doSomething(world: World): Promise<void> {
  if (world.server?.isDead() === true && world.random.chance(MENDED)) await world.startServer();
  if (world.random.chance(MENDED)) world.fillDisk(false);
  let left = world.random.next() * allWeights;
  for (const [weight, act] of acts) {
    left -= weight;
    if (left < 0) return act(world);
  }
}

function ofVisitor(act: (world: World, visitor: Visitor) => void): Act {
  return (world) => {
    const there = world.visitors.filter((visitor) => !isAway(world, visitor));
    if (there.length > 0) return act(world, world.random.pick(there));
  };
}

function ofAgent(act: (world: World, agent: Agent) => void | Promise<void>): Act {
  return (world) => {
    const agent = world.random.pick(world.agents);
    if (agent.window === undefined) agent.open();
    return act(world, agent);
  };
}

// --- Visitors. ---

function speak(world: World, visitor: Visitor): void {
  const tab = aTab(world, visitor);
  for (let times = world.random.pick([1, 1, 1, 3]); times > 0; times -= 1) visitor.say(tab);
}

function openAnotherTab(world: World, visitor: Visitor): void {
  if (visitor.tabs.length < 2) visitor.openTab();
}

function reload(world: World, visitor: Visitor): void {
  if (visitor.tabs.length === 0) return;
  world.random.pick(visitor.tabs).close();
  visitor.openTab();
}

function leavePage(_: World, visitor: Visitor): void {
  visitor.closeAll();
}

function hideOrShow(world: World, visitor: Visitor): void {
  const isVisible = world.random.chance(0.5);
  for (const tab of visitor.tabs) tab.connection.visibility(isVisible);
}

function currentOf(world: World, visitor: Visitor) {
  const tab = aTab(world, visitor);
  return { tab, conversationId: tab.follow.picture().currentId };
}

function leaveLine(world: World, visitor: Visitor): void {
  const { tab, conversationId } = currentOf(world, visitor);
  if (conversationId !== null) visitor.give(tab, { type: "conversation.close", conversationId });
}

function rate(world: World, visitor: Visitor): void {
  const { tab, conversationId } = currentOf(world, visitor);
  const score = world.random.int(1, 5);
  if (conversationId !== null) visitor.give(tab, { type: "rating.give", conversationId, score });
}

function leaveMessage(world: World, visitor: Visitor): void {
  visitor.give(aTab(world, visitor), {
    type: "conversation.leaveMessage",
    // Sometimes another's: whoever gave an address, its mailbox is counted (ML4).
    email: world.random.chance(0.5) ? visitor.email : "v@example.test",
  });
}

function changeMind(world: World, visitor: Visitor): void {
  const { tab, conversationId } = currentOf(world, visitor);
  if (conversationId !== null) visitor.give(tab, { type: "callback.cancel", conversationId });
}

// --- Agents. ---

/** What an agent does all day: goes online, accepts, answers, ends. */
async function work({ random }: World, agent: Agent): Promise<void> {
  const { connection, follow } = agent.window ?? {};
  if (connection?.state().phase === "ended") return agent.signIn();
  const desk = follow?.picture().desk;
  const me = desk?.agents.find(({ agentId }) => agentId === agent.member.id);
  const offer = desk?.offers[0];
  if (me?.availability !== "online")
    return agent.give({ type: "agent.setAvailability", availability: "online" });
  if (offer !== undefined) {
    const { conversationId } = offer;
    return agent.give({
      type: "conversation.accept",
      ...(random.chance(0.7) ? { conversationId } : {}),
    });
  }
  const wrapUp = desk?.wrapUps[0];
  if (wrapUp !== undefined && random.chance(0.5))
    return agent.give({
      type: random.chance(0.3) ? "conversation.undoClose" : "wrapUp.end",
      conversationId: wrapUp.conversationId,
    });
  const held = agent.held();
  if (held.length === 0) return;
  const { conversationId } = random.pick(held);
  if (random.chance(0.3)) agent.give({ type: "conversation.close", conversationId });
  else agent.give({ type: "message.post", conversationId, text: agent.words() });
}

function stepAway(world: World, agent: Agent): void {
  agent.give({
    type: "agent.setAvailability",
    availability: world.random.pick(["away", "break"] as const),
  });
}

/** Asks for the next one, offered or not. */
function acceptNext(_: World, agent: Agent): void {
  agent.give({ type: "conversation.accept" });
}

function decline(_: World, agent: Agent): void {
  const offer = agent.window?.follow.picture().desk?.offers[0];
  if (offer !== undefined)
    agent.give({ type: "offer.decline", conversationId: offer.conversationId });
}

function writeNote({ random }: World, agent: Agent): void {
  const lanes = [...(agent.window?.follow.picture().lanes.keys() ?? [])];
  if (lanes.length === 0) return;
  agent.give({
    type: "note.post",
    conversationId: random.pick(lanes),
    text: agent.words(),
    mentions: [],
  });
}

function transfer({ random, agents }: World, agent: Agent): void {
  const held = agent.held();
  if (held.length === 0) return;
  agent.give({
    type: "conversation.transfer",
    conversationId: random.pick(held).conversationId,
    to: random.chance(0.6)
      ? {
          agentId: random.pick(agents.length > 1 ? agents.filter((each) => each !== agent) : agents)
            .member.id,
        }
      : { departmentId: random.pick(departments).publicId },
    note: { wanted: "a refund", tried: "the form", promised: "an answer" },
    reason: "expertise",
    again: "it was the wrong one",
  });
}

function cancelTransfer({ random }: World, agent: Agent): void {
  const held = agent.held();
  if (held.length > 0)
    agent.give({ type: "transfer.cancel", conversationId: random.pick(held).conversationId });
}

function take({ random }: World, agent: Agent): void {
  const open = [...(agent.window?.follow.picture().lanes.values() ?? [])].filter(
    ({ state }) => state !== "closed",
  );
  if (open.length === 0 || agent.member.role !== "supervisor") return;
  const { conversationId } = random.pick(open);
  agent.give({ type: "conversation.take", conversationId, reason: "it is urgent" });
}

/** Whoever supervises gives a chat to a colleague, as they see it; half the time beyond the capacity, too. */
function assign({ random, agents }: World): void {
  const supervisor = agents.find(({ member }) => member.role === "supervisor");
  if (supervisor === undefined) return;
  if (supervisor.window === undefined) supervisor.open();
  const open = [...(supervisor.window?.follow.picture().lanes.values() ?? [])].filter(
    ({ state }) => state !== "closed" && state !== "messageLeft",
  );
  if (open.length === 0) return;
  const { conversationId, agentId: fromAgentId } = random.pick(open);
  supervisor.give({
    type: "conversation.assign",
    conversationId,
    agentId: random.pick(agents.filter((each) => each !== supervisor)).member.id,
    fromAgentId,
    ...(random.chance(0.5) ? { isBeyondCapacity: true } : {}),
    reason: "they know this",
  });
}

function chooseCapacity({ random }: World, agent: Agent): void {
  agent.give({ type: "agent.setCapacity", capacity: random.pick([0, 1, 1, 2, 3]) });
}

function reloadWindow(_: World, agent: Agent): void {
  agent.close();
  agent.open();
}

// --- What goes wrong. ---

function anybody(world: World): Visitor | Agent {
  return world.random.pick([...world.visitors, ...world.agents]);
}

function loseNetwork(world: World): void {
  const { network } = anybody(world);
  network.isReachable = false;
  if (world.random.chance(0.5)) network.freeze("all");
  else network.cut("all");
}

function findNetwork(world: World): void {
  for (const { network } of [...world.visitors, ...world.agents])
    if (world.random.chance(0.6)) network.isReachable = true;
}

function cutALink(world: World): void {
  anybody(world).network.cut("one");
}

function freezeALink(world: World): void {
  anybody(world).network.freeze("one");
}

/** Within one connection the order holds and nothing is lost alone: a cut loses the tail. */
function changeWeather(world: World): void {
  const { random } = world;
  const direction = () => ({
    delayMs: random.pick([
      [0, 0],
      [0, 50],
      [10, 400],
      [0, 4_000],
    ] as const),
    cut: random.pick([0, 0, 0.02, 0.1]),
  });
  const weather: NetworkWeather = {
    toServer: direction(),
    toClient: direction(),
    refuse: random.pick([0, 0.1, 0.5]),
  };
  const { network } = anybody(world);
  network.weather(weather);
  network.repeat = random.pick([0, 0.1, 0.5]);
}

function crash(world: World): void {
  const { random } = world;
  const at = random.pick(["now", "statement", "begun commit", "commit", "frame"] as const);
  world.crash(at === "now" ? undefined : { at, n: random.int(1, at === "statement" ? 60 : 6) });
}

const HOUR_MS = 3_600_000;

/** Everybody goes home: for minutes while the server is up, or for up to a day and more while it is down. */
async function absence(world: World): Promise<void> {
  const { random, clock, visitors, agents, observer } = world;
  for (const visitor of visitors) visitor.closeAll();
  for (const agent of agents) agent.close();
  observer.window?.connection.close();
  const isDown = random.chance(0.7);
  if (isDown) world.crash();
  await clock.advanceAndSettle(isDown ? random.int(0, 30) * HOUR_MS : random.int(1, 12) * 60_000);
  await world.startServer();
  // The sessions of yesterday have run out.
  for (const agent of [...agents, observer]) await agent.signIn();
}
