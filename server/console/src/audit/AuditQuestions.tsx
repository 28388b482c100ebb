import type { JSX } from "preact";
import type { SettingsView } from "@presently/shared/protocol";
import { auditWords } from "../i18n/audit.ts";
import { Select } from "../reports/Select.tsx";
import { DayField } from "../ui/DayField.tsx";
import { type AuditQuestion, isInOrder } from "./audit-question.ts";

interface AuditQuestionsProps {
  team: SettingsView["team"];
  question: AuditQuestion;
  onQuestion: (question: AuditQuestion) => void;
}

/** Whose lines, of which kind and of which days. Days that are the wrong way round are said, not asked for. */
export function AuditQuestions({ team, question, onQuestion }: AuditQuestionsProps): JSX.Element {
  const words = auditWords;
  return (
    <div class="report-questions">
      <Select
        label={words.person}
        value={question.actor}
        options={[
          { value: "", label: words.everybody },
          ...team.map(({ agentId, name }) => ({ value: agentId, label: name })),
          { value: "system", label: words.system },
          { value: "command line", label: words.commandLine },
        ]}
        onChoose={(chosen) => {
          const actor = chosen as AuditQuestion["actor"]; // of the options above
          onQuestion({ ...question, actor });
        }}
      />
      <Select
        label={words.kind}
        value={question.kind}
        options={[
          { value: "", label: words.allKinds },
          ...Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
        ]}
        onChoose={(chosen) => {
          const kind = chosen as AuditQuestion["kind"]; // of the options above
          onQuestion({ ...question, kind });
        }}
      />
      <DayField
        label={words.from}
        value={question.from}
        onDay={(from) => onQuestion({ ...question, from })}
      />
      <DayField
        label={words.to}
        value={question.to}
        problem={isInOrder(question) ? undefined : words.toBeforeFrom}
        onDay={(to) => onQuestion({ ...question, to })}
      />
    </div>
  );
}
