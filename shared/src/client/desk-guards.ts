import type { AgentServerFrame } from "../protocol/frames.ts";
import type { Check } from "./check.ts";
import {
  byType,
  isBoolean,
  isCursor,
  isNumber,
  isObject,
  isText,
  listOf,
  orAbsent,
  orNull,
  recordOf,
  withShape,
} from "./check.ts";
import {
  callback,
  commonFrames,
  conversationView,
  lastingEvent,
  messagePosted,
  passingEvent,
  publicEvents,
  welcome,
} from "./guards.ts";

/** The console's checks of what the server sends: see `guards`. */
const inConversation = { conversationId: isText };
const note = { wanted: isText, tried: isText, promised: isText, again: orNull(isText) };
const link = withShape({ start: isNumber, end: isNumber, kind: isText });
const article = { articleId: isText, title: isText, text: isText, links: listOf(link) };

const hasCannedReply = withShape({
  cannedReply: orAbsent(
    withShape({ replyId: isText, kind: isText, language: isText, isEdited: isBoolean }),
  ),
});

const complaint = orAbsent(withShape({ sinceMs: isNumber, cause: isText }));

const question = withShape({
  number: isNumber,
  text: isText,
  state: isText,
  into: orNull(isNumber),
  by: isText,
  atMs: isNumber,
});

const tag = {
  tagId: isText,
  siteId: orNull(isText),
  kind: isText,
  isRemoved: isBoolean,
  text: isText,
};

const promises = listOf(withShape({ kind: isText, dueAtMs: isNumber, isBroken: isBoolean }));
const ofPromise = { ...inConversation, kind: isText, dueAtMs: isNumber };
const promise = withShape({ ...ofPromise, open: promises });

const alarm = { siteId: orNull(isText), departmentId: isText, kind: isText };

const teamNews = byType({
  "watchers.noticed": withShape({ ...inConversation, agentIds: listOf(isText) }),
});

const event = lastingEvent({
  ...publicEvents,
  "message.posted": (value) => messagePosted(value) && hasCannedReply(value),
  "conversation.queued": withShape({
    ...inConversation,
    departmentId: isText,
    reason: isText,
    queuedAtMs: isNumber,
    text: orAbsent(isText),
  }),
  "solution.answered": withShape({ ...inConversation, isSolved: isBoolean }),
  "form.sent": withShape({
    ...inConversation,
    formId: isText,
    fields: listOf(isText),
    text: orNull(isText),
  }),
  "form.answered": withShape({
    ...inConversation,
    formId: isText,
    given: listOf(isText),
    text: withShape({
      name: orNull(isText),
      email: orNull(isText),
      phone: orNull(isText),
      question: orNull(isText),
    }),
  }),
  "replies.offered": withShape({ ...inConversation, text: listOf(isText) }),
  "article.shown": withShape({
    ...inConversation,
    text: withShape({ articles: listOf(withShape(article)) }),
  }),
  "article.answered": withShape({ ...inConversation, articleId: isText, help: isText }),
  "note.posted": withShape({ ...inConversation, text: isText, mentions: listOf(isText) }),
  "offer.made": withShape({ ...inConversation, agentId: isText, expiresAtMs: isNumber }),
  "offer.lapsed": withShape({ ...inConversation, agentId: isText, reason: isText }),
  "transfer.offered": withShape({
    ...inConversation,
    agentId: isText,
    fromAgentId: isText,
    departmentId: orNull(isText),
    transferReason: isText,
    expiresAtMs: isNumber,
    text: withShape(note),
  }),
  "transfer.lapsed": withShape({
    ...inConversation,
    agentId: isText,
    fromAgentId: isText,
    reason: isText,
  }),
  "mail.sent": withShape({ ...inConversation, mail: isText }),
  "mail.failed": withShape({ ...inConversation, mail: isText, reason: isText }),
  "push.sent": withShape(inConversation),
  "push.failed": withShape({ ...inConversation, reason: isText }),
  "conversation.taken": withShape({ ...inConversation, agentId: isText, text: isText }),
  "conversation.given": withShape({
    ...inConversation,
    agentId: isText,
    fromAgentId: orNull(isText),
    isBeyondCapacity: isBoolean,
    text: orNull(isText),
  }),
  "promise.made": promise,
  "promise.changed": withShape({
    ...ofPromise,
    open: promises,
    formerDueAtMs: isNumber,
    text: orNull(isText),
  }),
  "promise.kept": withShape({ ...ofPromise, open: promises, isLate: isBoolean }),
  "promise.takenBack": promise,
  "promise.broken": promise,
  "promise.reminded": withShape(ofPromise),
  "call.taken": withShape({ ...inConversation, agentId: isText }),
  "conversation.marked": withShape({ ...inConversation, isTest: isBoolean }),
  "conversation.tagged": withShape({ ...inConversation, tagId: isText, isTagged: isBoolean }),
  "complaint.raised": withShape({ ...inConversation, cause: isText, text: orNull(isText) }),
  "complaint.ended": withShape({ ...inConversation, text: isText }),
  "question.added": withShape({
    ...inConversation,
    number: isNumber,
    span: orNull(withShape({ start: isNumber, end: isNumber })),
    text: isText,
  }),
  "question.marked": withShape({
    ...inConversation,
    number: isNumber,
    state: isText,
    into: orNull(isNumber),
  }),
  "case.shelved": withShape({ ...inConversation, text: orNull(isText) }),
  "conversation.erased": withShape({ ...inConversation, visitorId: isText }),
  "kindWords.shared": withShape({ ...inConversation, isShared: isBoolean }),
  "ending.written": withShape({ ...inConversation, text: isText }),
  "file.opened": withShape({ ...inConversation, fileId: isText }),
  "wrapUp.started": withShape({ ...inConversation, agentId: isText, endsAtMs: isNumber }),
  "wrapUp.ended": withShape({ ...inConversation, agentId: isText, reason: isText }),
  "visitor.presenceChanged": withShape({ ...inConversation, presence: isText }),
  "wait.announced": withShape({
    ...inConversation,
    place: isNumber,
    range: orNull(withShape({ lowMs: isNumber, expectedMs: isNumber, highMs: isNumber })),
    refusal: orNull(isText),
    reason: orNull(isText),
  }),
  "defect.repaired": withShape({ ...inConversation, defect: isText }),
  "agent.availabilityChanged": withShape({
    agentId: isText,
    availability: isText,
    reason: isText,
    backAtMs: orAbsent(isNumber),
  }),
  "agent.capacityChanged": withShape({ agentId: isText, capacity: isNumber }),
  "agent.presenceChanged": withShape({ agentId: isText, presence: isText }),
  "incident.changed": withShape({
    incidentId: isText,
    siteId: orNull(isText),
    text: orNull(isText),
  }),
  "goodwill.poolChanged": withShape({ siteId: isText, isEmpty: isBoolean }),
  "tag.changed": withShape(tag),
  "settings.changed": withShape({ subject: isText }),
  "score.noticed": withShape({
    departmentId: isText,
    waits: isNumber,
    keptPercent: isNumber,
    boundPercent: orAbsent(isNumber),
    isWithin: isBoolean,
  }),
  "alarm.raised": withShape({ ...alarm, limitMs: isNumber }),
  "alarm.cleared": withShape(alarm),
});

const deskView = withShape({
  me: isText,
  role: isText,
  agents: listOf(
    withShape({
      agentId: isText,
      name: isText,
      role: isText,
      availability: isText,
      presence: isText,
      capacity: isNumber,
      load: isNumber,
      isDisabled: isBoolean,
      departmentIds: listOf(isText),
    }),
  ),
  departments: listOf(withShape({ departmentId: isText, name: isText })),
  sites: listOf(
    withShape({
      siteId: isText,
      name: isText,
      takesFiles: orAbsent(isBoolean),
      endingNeeds: orAbsent(withShape({ line: isBoolean, disposition: isBoolean })),
      complaintsTo: orAbsent(isText),
    }),
  ),
  offers: listOf(withShape({ conversationId: isText, kind: isText, expiresAtMs: isNumber })),
  wrapUps: listOf(withShape({ conversationId: isText, endsAtMs: isNumber })),
  emptyPools: listOf(isText),
  incidents: listOf(
    withShape({ incidentId: isText, siteId: orNull(isText), text: isText, sinceMs: isNumber }),
  ),
  tags: listOf(
    withShape({
      tagId: isText,
      siteId: orNull(isText),
      kind: isText,
      name: isText,
      isRemoved: isBoolean,
    }),
  ),
  alarms: orAbsent(listOf(withShape({ ...alarm, limitMs: isNumber, raisedAtMs: isNumber }))),
});

const attributes = recordOf((value) => !isObject(value) && !Array.isArray(value));

const card = withShape({
  visitorId: isText,
  siteName: isText,
  name: orNull(isText),
  email: orNull(isText),
  phone: orNull(isText),
  addressing: orNull(isText),
  isVerified: isBoolean,
  verified: orNull(withShape({ subject: isText, name: orNull(isText), email: orNull(isText) })),
  language: orNull(isText),
  timeZone: orNull(isText),
  page: orNull(withShape({ url: isText, title: orNull(isText), isOnSite: isBoolean })),
  referrer: orNull(isText),
  browser: orNull(isText),
  attributes,
  conversationAttributes: attributes,
  tracked: listOf(withShape({ name: isText, data: attributes, atMs: isNumber })),
  presence: isText,
  formerConversations: listOf(
    withShape({
      conversationId: isText,
      startedAtMs: isNumber,
      state: isText,
      agentId: orNull(isText),
      ending: orNull(isText),
      tagIds: listOf(isText),
    }),
  ),
  goodwillAtMs: orNull(isNumber),
});

const laneItem = withShape({
  conversationId: isText,
  state: isText,
  siteId: isText,
  departmentId: isText,
  visitorName: orNull(isText),
  language: orNull(isText),
  agentId: orNull(isText),
  offeredTo: orNull(isText),
  priority: isNumber,
  isReturned: isBoolean,
  presence: isText,
  place: orNull(isNumber),
  queuedAtMs: isNumber,
  callback,
  announced: orNull(
    withShape({
      range: withShape({ lowMs: isNumber, expectedMs: isNumber, highMs: isNumber }),
      atMs: isNumber,
    }),
  ),
  owesAnswerSinceMs: orNull(isNumber),
  lastMessage: orNull(withShape({ isFromVisitor: isBoolean, text: isText, atMs: isNumber })),
  hasUnopenedFiles: orAbsent(isBoolean),
  tagIds: orAbsent(listOf(isText)),
  promises: orAbsent(promises),
  complaint,
  openQuestions: orAbsent(isNumber),
  silentSinceMs: orAbsent(isNumber),
  closedAtMs: orNull(isNumber),
  answerDueAtMs: orNull(isNumber),
  call: orNull(
    withShape({
      phone: isText,
      dueAtMs: isNumber,
      tries: isNumber,
      triesLeft: isNumber,
      agentId: orNull(isText),
    }),
  ),
});

const hasPublicPart = conversationView(event);
const hasTeamPart = withShape({
  isSolved: orNull(isBoolean),
  promises: orAbsent(promises),
  tagIds: orAbsent(listOf(isText)),
  complaint,
  questions: orAbsent(listOf(question)),
  offer: orNull(withShape({ agentId: isText, expiresAtMs: isNumber })),
  transfer: orNull(
    withShape({
      agentId: isText,
      fromAgentId: isText,
      transferReason: isText,
      expiresAtMs: isNumber,
    }),
  ),
});
const conversation: Check = (value) => hasPublicPart(value) && hasTeamPart(value);
const deskReset = withShape({ upto: isCursor, view: deskView });

const frames: Readonly<Record<string, Check>> = {
  ...commonFrames(event),
  passing: withShape({ event: (value) => passingEvent(value) && teamNews(value) }),
  welcome: withShape(welcome),
  reset: (value) => isObject(value) && value["stream"] === "desk" && deskReset(value),
  thread: withShape({ upto: isCursor, view: conversation, card, names: recordOf(isText) }),
  card: withShape({ conversationId: isText, card }),
  lanes: withShape({
    isWhole: isBoolean,
    changed: listOf(laneItem),
    removed: listOf(isText),
    loads: listOf(withShape({ agentId: isText, load: isNumber })),
  }),
};
const isFrame = byType(frames);

/** Whether a frame from the server can be handed to the console's code. A frame of a later protocol's type passes: it is skipped (P9). */
export function isAgentServerFrame(value: unknown): value is AgentServerFrame {
  return isFrame(value);
}
