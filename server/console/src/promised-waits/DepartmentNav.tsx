import type { JSX } from "preact";
import type { DepartmentWaitScore, WaitScores } from "@presently/shared/protocol";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import { promisedWaitsHref } from "../pages/address.ts";
import { PageNav } from "../ui/PageNav.tsx";
import { standingOf } from "./standing.ts";

interface DepartmentNavProps {
  departments: readonly DepartmentWaitScore[];
  shown: DepartmentWaitScore | undefined;
  target: WaitScores["target"] | undefined;
}

/** The way back, and every department with how many of its latest promises held. */
export function DepartmentNav({ departments, shown, target }: DepartmentNavProps): JSX.Element {
  const words = promisedWaitsWords;
  return (
    <PageNav label={words.title}>
      {departments.map((department) => (
        <li key={department.departmentId}>
          <a
            class="lane-link"
            href={promisedWaitsHref(department.departmentId)}
            aria-current={department === shown ? "page" : undefined}
          >
            <bdi>{department.name}</bdi>
            {target !== undefined && department.latest.keptShare !== null && (
              <Held department={department} target={target} />
            )}
          </a>
        </li>
      ))}
    </PageNav>
  );
}

function Held(props: {
  department: DepartmentWaitScore;
  target: WaitScores["target"];
}): JSX.Element {
  const words = promisedWaitsWords;
  const { latest } = props.department;
  const standing = standingOf(latest, props.target);
  const isOff = standing === "broken" || standing === "rounded" || standing === "cautious";
  return (
    <span class={isOff ? "lane-count is-late" : "lane-count"}>
      {words.percent(latest.keptShare ?? 0)}
      <span class="only-for-readers"> {words.standings[standing]}</span>
    </span>
  );
}
