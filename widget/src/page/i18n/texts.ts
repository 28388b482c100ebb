/** What the page says before the chat is there, to whoever followed the link of a mail. A language is one file of this type. */
export interface PageTexts {
  readonly lang: string;
  readonly welcomeBack: string;
  readonly continue: string;
  readonly opening: string;
  /** The link is too old, or was never whole. */
  readonly linkOver: string;
  readonly writeAnew: string;
  /** This browser holds somebody else's conversation, which it would lose. */
  readonly otherChat: string;
  readonly keepOther: string;
  readonly replaceOther: string;
  readonly unreachable: string;
  readonly tooOften: string;
}
