import type { CommandId } from "@presently/shared/protocol";
import type { PanelTexts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";
import type { Picture } from "../picture.ts";
import type { AboutConversation } from "../session.ts";
import type * as TalkPart from "../talk/talk.ts";
import { Composer } from "./Composer.tsx";
import { Header } from "./Header.tsx";

/** What the visitor can do. */
export interface Acts {
  post(text: string): void;
  retry(id: CommandId): void;
  remove(id: CommandId): void;
  /** Asks for something in the conversation that is shown. */
  give(command: AboutConversation): void;
  loadEarlier(): void;
  /** This browser forgets the visitor. */
  forget(): void;
  /** What stands in the box changed. */
  write(text: string): void;
  /** Absent on a page of its own. */
  readonly close: (() => void) | undefined;
}

interface Props {
  readonly picture: Picture;
  readonly texts: PanelTexts;
  readonly acts: Acts;
  readonly serverNowMs: number;
  readonly isShown: boolean;
  readonly isModal: boolean;
  readonly isPage: boolean;
  readonly draft: string;
  readonly focusTurn: number;
  /** Draws the conversation; undefined until it was fetched. */
  readonly talk: ReturnType<typeof TalkPart.createTalk> | undefined;
  readonly root: ShadowRoot;
  /** It was asked for and did not come. */
  readonly isTalkMissing: boolean;
}

/** The whole chat. On a wide screen a dialog that leaves the page usable; on a phone it is the screen. */
export function Panel(props: Props) {
  const { picture, texts, acts, isModal, isPage, talk } = props;
  const { view, pending, isRefused } = picture;
  const title = picture.siteName ?? texts.launcher;
  const hasBegun = view !== null || pending.length > 0;
  return (
    <section
      id="panel"
      class="panel"
      role={isPage ? "main" : "dialog"}
      aria-modal={isPage ? undefined : isModal}
      aria-label={fill(texts.panel, { site: title })}
      lang={texts.lang}
      dir={texts.dir}
      hidden={!props.isShown}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing || !acts.close) return;
        event.preventDefault();
        acts.close();
      }}
    >
      <Header
        title={title}
        picture={picture}
        texts={texts}
        onEnd={() => acts.give({ type: "conversation.close" })}
        onClose={acts.close}
      />
      <div class="bars" tabIndex={picture.incident ? 0 : undefined}>
        <ConnectionBar picture={picture} texts={texts} />
        <p class="bar" dir="auto" hidden={!picture.incident}>
          {picture.incident?.text}
        </p>
        <p class="bar calm" hidden={!picture.isUnusuallyBusy || !!view?.agentId}>
          {texts.unusuallyBusy}
        </p>
      </div>
      {hasBegun && talk ? (
        <talk.Talk
          picture={picture}
          texts={talk.texts}
          acts={acts}
          serverNowMs={props.serverNowMs}
          root={props.root}
          ways={talk.ways()}
          after={talk.after()}
          extras={talk.extras}
        />
      ) : (
        <div class="thread">
          {hasBegun && props.isTalkMissing && <p class="fault">{texts.outdated}</p>}
          {!hasBegun && !isRefused && (
            <div class="welcome">
              <h2>{texts.welcome}</h2>
              <p>{picture.isKnown && talk?.welcomeHint(picture, props.serverNowMs)}</p>
            </div>
          )}
        </div>
      )}
      {talk?.extras.beside(picture)}
      {!isRefused && (
        <Composer
          hasMore={talk?.extras.hasMore()}
          draft={props.draft}
          placeholder={view?.state === "closed" ? texts.placeholderAgain : texts.placeholder}
          texts={texts}
          focusTurn={props.focusTurn}
          onDraft={acts.write}
          onSend={acts.post}
        />
      )}
    </section>
  );
}

/** Says so when the chat is cut off. While it is first being reached the header says so: a bar that came and went would move the thread. */
function ConnectionBar({
  picture: { connection, isTooBusy, isRefused },
  texts,
}: Pick<Props, "picture" | "texts">) {
  const words =
    connection === "offline" && texts[isRefused ? "refused" : isTooBusy ? "tooBusy" : "offline"];
  return (
    <p class="bar" role="status" hidden={!words}>
      {words}
    </p>
  );
}
