import type { JSX } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { LocationProvider, useLocation } from "preact-iso";
import type { ConsoleApi } from "./api.ts";
import { t } from "./i18n/index.ts";
import type { DeskSession } from "./desk/desk-session.ts";
import { ActionsContext } from "./keys/actions.ts";
import { Board } from "./pages/Board.tsx";
import { Asked } from "./pages/Asked.tsx";
import { DeskFrame } from "./pages/DeskFrame.tsx";
import { DeskKeys } from "./pages/DeskKeys.tsx";
import { Door } from "./pages/Door.tsx";
import { InboxPage } from "./pages/InboxPage.tsx";
import { InvitePage } from "./pages/InvitePage.tsx";
import { NewPasswordPage } from "./pages/NewPasswordPage.tsx";
import { MyFigures } from "./pages/MyFigures.tsx";
import { PromisedWaits } from "./pages/PromisedWaits.tsx";
import { Reports } from "./pages/Reports.tsx";
import { Search } from "./pages/Search.tsx";
import { SecureDoor } from "./pages/SecureDoor.tsx";
import { Shelf } from "./pages/Shelf.tsx";
import { SetupPage } from "./pages/SetupPage.tsx";
import { Settings } from "./pages/Settings.tsx";
import { Staffing } from "./pages/Staffing.tsx";
import { SignInPage } from "./pages/SignInPage.tsx";
import { takeLinkToken } from "./link-token.ts";
import { useWorkplace, type Workplace } from "./pages/use-workplace.ts";
import type { Session, SignIn } from "./session.ts";

/** Read once and taken out of the address, so that it stays in no history and no screenshot. */
const linkToken = takeLinkToken(location, history);

interface AppProps {
  api: ConsoleApi;
  session: Session;
}

export function App(props: AppProps): JSX.Element {
  const [error] = useErrorBoundary((thrown: unknown) => console.error(thrown));
  if (error !== undefined) return <Stopped />;
  return (
    <LocationProvider scope="/console">
      <Pages {...props} />
    </LocationProvider>
  );
}

function Pages({ api, session }: AppProps): JSX.Element {
  const { path, route } = useLocation();
  const signIn = session.signIn.value;
  const toInbox = (): void => route("/console/inbox/waiting");

  if (path === "/console/setup")
    return (
      <SetupPage
        token={linkToken}
        onSetup={async (input) => {
          await api.setup(input);
          await session.resume();
          return snippetOf(api);
        }}
        onFinish={toInbox}
      />
    );
  if (path === "/console/invite")
    return (
      <InvitePage
        token={linkToken}
        onAccept={async (input) => {
          await api.acceptInvite(input);
          await session.resume();
          toInbox();
        }}
      />
    );
  if (path === "/console/new-password")
    return (
      <NewPasswordPage
        token={linkToken}
        onSet={async (input) => {
          await api.acceptInvite(input);
          await session.resume();
          toInbox();
        }}
      />
    );
  if (signIn.state !== "signedIn") return <Gate signIn={signIn} session={session} api={api} />;
  return <SignedIn api={api} session={session} desk={signIn.desk} />;
}

function SignedIn({ api, session, desk }: AppProps & { desk: DeskSession }): JSX.Element {
  const workplace = useWorkplace(desk, session, api);
  return (
    <ActionsContext.Provider value={workplace.actions}>
      <DeskKeys workplace={workplace} />
      <DeskFrame workplace={workplace} api={api}>
        <Page workplace={workplace} api={api} />
      </DeskFrame>
    </ActionsContext.Provider>
  );
}

function Page({ workplace, api }: { workplace: Workplace; api: ConsoleApi }): JSX.Element {
  const { address } = workplace;
  switch (address.page) {
    case "settings":
      return <Settings workplace={workplace} api={api} section={address.section} />;
    case "board":
      return <Board workplace={workplace} api={api} />;
    case "staffing":
      return <Staffing api={api} />;
    case "reports":
      return <Reports api={api} />;
    case "asked":
      return <Asked api={api} />;
    case "myFigures":
      return <MyFigures api={api} />;
    case "search":
      return <Search api={api} desk={workplace.desk} nameOf={workplace.nameOf} />;
    case "shelf":
      return (
        <Shelf
          api={api}
          desk={workplace.desk}
          telling={workplace.notices.telling}
          nameOf={workplace.nameOf}
        />
      );
    case "promisedWaits":
      return <PromisedWaits api={api} departmentId={address.departmentId} />;
    case "inbox":
      return <InboxPage workplace={workplace} api={api} />;
  }
}

function Gate({
  signIn,
  session,
  api,
}: {
  signIn: Exclude<SignIn, { state: "signedIn" }>;
  session: Session;
  api: ConsoleApi;
}): JSX.Element {
  useEffect(() => {
    if (signIn.state !== "unreachable") return;
    const timer = setTimeout(() => void session.resume(), 3000);
    return () => clearTimeout(timer);
  }, [session, signIn]);
  switch (signIn.state) {
    case "asking":
      return <p class="empty">{t.door.loading}</p>;
    case "unreachable":
      return (
        <Door title={t.door.signInTitle}>
          <p class="callout" role="status">
            {t.door.cannotReach}
          </p>
          <div class="form-actions">
            <button type="button" class="button" onClick={() => void session.resume()}>
              {t.door.tryAgain}
            </button>
          </div>
        </Door>
      );
    case "securing":
      return (
        <SecureDoor
          api={api.secondFactor}
          onDone={() => void session.resume()}
          onSignOut={() => void session.signOut()}
        />
      );
    case "signedOut":
      return <SignInPage hasEnded={signIn.hasEnded} onSignIn={session.signInWith} />;
  }
}

function Stopped(): JSX.Element {
  return (
    <Door title={t.errors.unexpectedTitle} intro={<p>{t.errors.unexpected}</p>}>
      <div class="form-actions">
        <button type="button" class="button is-main" onClick={() => location.reload()}>
          {t.errors.reload}
        </button>
      </div>
    </Door>
  );
}

/** The line to paste of the site that was just created; null when it could not be fetched. */
async function snippetOf(api: ConsoleApi): Promise<string | null> {
  try {
    return (await api.settings()).sites[0]?.snippet ?? null;
  } catch {
    return null; // everything was created; the page says where the line is found
  }
}
