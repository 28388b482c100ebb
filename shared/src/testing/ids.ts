import type {
  AgentId,
  ArticleId,
  CannedReplyId,
  CommandId,
  ConversationId,
  DepartmentId,
  EventId,
  FileId,
  FormId,
  IncidentId,
  SiteId,
  TagId,
  TopicId,
  VisitorId,
} from "../protocol/ids.ts";
import { randomOf } from "./random.ts";

/** Makes public ids that pass the schemas. */
export interface IdMaker {
  site(): SiteId;
  department(): DepartmentId;
  agent(): AgentId;
  visitor(): VisitorId;
  conversation(): ConversationId;
  event(): EventId;
  article(): ArticleId;
  cannedReply(): CannedReplyId;
  file(): FileId;
  form(): FormId;
  incident(): IncidentId;
  topic(): TopicId;
  tag(): TagId;
  command(): CommandId;
}

/** Ids drawn from a seed: the same seed gives the same ids in the same order. */
export function idsOf(seed: number): IdMaker {
  const random = randomOf(seed);
  const next = () => random.characters(21);
  return {
    site: () => `ste_${next()}`,
    department: () => `dep_${next()}`,
    agent: () => `agt_${next()}`,
    visitor: () => `vis_${next()}`,
    conversation: () => `cnv_${next()}`,
    event: () => `evt_${next()}`,
    article: () => `art_${next()}`,
    cannedReply: () => `rpl_${next()}`,
    file: () => `fil_${next()}`,
    form: () => `frm_${next()}`,
    incident: () => `inc_${next()}`,
    topic: () => `tpc_${next()}`,
    tag: () => `tag_${next()}`,
    command: () => next(),
  };
}
