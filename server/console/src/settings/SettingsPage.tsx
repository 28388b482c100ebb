import "../style/settings.css";
import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { AgentCommand, FileLimits, Role, SettingsView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { isNamed } from "../complaints/answering.ts";
import { t } from "../i18n/index.ts";
import { KeySettings } from "../keys/KeySettings.tsx";
import { AlarmMail } from "../pages/AlarmMail.tsx";
import { ApiTokens } from "../pages/ApiTokens.tsx";
import { AuditLog } from "../pages/AuditLog.tsx";
import { Articles } from "../pages/Articles.tsx";
import { CannedReplies } from "../pages/CannedReplies.tsx";
import { Sites } from "../pages/Sites.tsx";
import { Departments } from "../pages/Departments.tsx";
import { Team } from "../pages/Team.tsx";
import { Webhooks } from "../pages/Webhooks.tsx";
import type { Workplace } from "../pages/use-workplace.ts";
import { Refusal } from "../refusal.ts";
import { SecondFactorSettings } from "../second-factor/SecondFactorSettings.tsx";
import { PasswordSettings } from "./PasswordSettings.tsx";
import type { SetPicture } from "./PictureField.tsx";
import { SessionSettings } from "./SessionSettings.tsx";
import { TagSettings } from "./TagSettings.tsx";
import {
  type SettingsPageName,
  settingsPagesOf,
  setsInstallation,
} from "../pages/settings-pages.ts";
import { PageNav } from "../ui/PageNav.tsx";

export interface SettingsPageProps {
  workplace: Workplace;
  api: ConsoleApi;
  section: string | undefined;
}

/** Everything that is set once: read over HTTP, changed by commands like everything else. */
export function SettingsPage({ workplace, api, section }: SettingsPageProps): JSX.Element {
  const { desk } = workplace;
  const view = desk.desk.value;
  const role: Role = view?.role ?? "agent";
  const canChange = setsInstallation(role);
  const settings = useSettings(api, canChange, desk.settingsChanges.value);
  const shown = settingsPagesOf(role, view !== undefined && isNamed(view));
  const page = shown.find((name) => name === section) ?? shown[0] ?? "sessions";
  const send = async (command: AgentCommand): Promise<void> => {
    await desk.ask(command);
    await settings.reload();
  };
  const kept = {
    api,
    me: desk.me,
    sites: view?.sites ?? [],
    changes: desk.settingsChanges.value,
    send: async (command: AgentCommand): Promise<void> => {
      await desk.ask(command);
    },
  };
  return (
    <>
      <PageNav label={t.settings.title}>
        {shown.map((name) => (
          <li key={name}>
            <a
              class="lane-link"
              href={`/console/settings/${name}`}
              aria-current={name === page ? "page" : undefined}
            >
              {t.settings.pages[name]}
            </a>
          </li>
        ))}
      </PageNav>
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column" key={page}>
          <h1>{t.settings.pages[page]}</h1>
          <p class="settings-intro">{t.settings[page].intro}</p>
          {page === "tags" ? (
            <TagSettings
              tags={view?.tags ?? []}
              sites={view?.sites ?? []}
              team={view?.agents ?? []}
              send={send}
            />
          ) : page === "articles" ? (
            <Articles {...kept} />
          ) : page === "replies" ? (
            <CannedReplies {...kept} />
          ) : page === "shortcuts" ? (
            <KeySettings choice={workplace.keys} />
          ) : (
            <Page
              name={page}
              api={api}
              settings={settings}
              fileLimits={desk.fileLimits.value}
              role={role}
              me={desk.me}
              send={send}
            />
          )}
        </div>
      </main>
    </>
  );
}

interface PageProps {
  name: Exclude<SettingsPageName, "articles" | "replies" | "shortcuts" | "tags">;
  api: ConsoleApi;
  settings: LoadedSettings;
  fileLimits: FileLimits | undefined;
  role: Role;
  me: string;
  send: (command: AgentCommand) => Promise<void>;
}

function Page({ name, api, settings, fileLimits, role, me, send }: PageProps): JSX.Element {
  if (name === "sessions") return <SessionSettings api={api} />;
  if (name === "second-step") return <SecondFactorSettings api={api.secondFactor} />;
  if (name === "webhooks") return <Webhooks api={api} />;
  if (name === "alarms") return <AlarmMail api={api} />;
  if (name === "password") return <PasswordSettings onChange={api.changePassword} />;
  const { view, isFailed } = settings;
  if (isFailed && view === undefined)
    return (
      <p class="callout is-bad" role="alert">
        {t.settings.failed}{" "}
        <button type="button" class="link-button" onClick={() => void settings.reload()}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  const setPicture: SetPicture = async (owner, picture) => {
    await api.setPicture(owner, picture);
    await settings.reload();
  };
  if (view === undefined) return <p class="field-hint">{t.settings.loading}</p>;
  return (
    <>
      {name === "sites" && (
        <Sites
          sites={view.sites}
          fileLimits={fileLimits}
          send={send}
          onInstallCheck={api.installCheck}
          onCount={api.countOlder}
          onShowKey={api.showIdentityKey}
          onPicture={setPicture}
        />
      )}
      {name === "api" && <ApiTokens api={api} view={view} />}
      {name === "audit" && <AuditLog api={api} team={view.team} />}
      {name === "departments" && (
        <Departments
          departments={view.departments}
          sites={view.sites}
          team={view.team}

          send={send}
        />
      )}
      {name === "team" && (
        <Team
          team={view.team}
          sites={view.sites}
          role={role}
          me={me}

          send={send}
          onInvite={api.invite}
          onPasswordLink={api.makePasswordLink}
          secondFactorRoles={view.secondFactorRoles}
          onRequireSecondFactor={async (roles) => {
            await api.secondFactor.setRequired(roles);
            await settings.reload();
          }}
          onRemoveSecondFactor={async (agentId) => {
            await api.secondFactor.remove(agentId);
            await settings.reload();
          }}
          onPicture={setPicture}
        />
      )}
    </>
  );
}

interface LoadedSettings {
  view: SettingsView | undefined;
  isFailed: boolean;
  reload(): Promise<void>;
}

/** The settings, asked for again whenever anybody has changed them. What is being edited stays as it is. */
function useSettings(api: ConsoleApi, mayRead: boolean, changes: number): LoadedSettings {
  const [view, setView] = useState<SettingsView | undefined>(undefined);
  const [isFailed, setFailed] = useState(false);
  const reload = useCallback(async (): Promise<void> => {
    try {
      setView(await api.settings());
      setFailed(false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(true);
    }
  }, [api]);
  useEffect(() => {
    if (mayRead) void reload();
  }, [reload, mayRead, changes]);
  return { view, isFailed, reload };
}
