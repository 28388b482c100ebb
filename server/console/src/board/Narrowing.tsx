import { useLocation } from "preact-iso";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { BoardAnswer, DeskView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Select } from "../reports/Select.tsx";
import type { BoardFilter } from "./board-view.ts";

/** What stands for "all of them" in a choice. */
const ALL = "";

/** What the address narrows the board to: a screen on a wall keeps it over a reload, and a link can be sent on. What is not known is all. */
export function useNarrowing(
  sites: BoardAnswer["sites"],
  departments: DeskView["departments"],
): BoardFilter {
  const { query } = useLocation();
  const site = sites.find(({ siteId }) => siteId === query["site"])?.siteId;
  const department = departments.find(
    ({ departmentId }) => departmentId === query["department"],
  )?.departmentId;
  return useMemo(() => ({ site, department }), [site, department]);
}

/** Which site and department the board is about, where there are several. */
export function Narrowing(props: {
  sites: BoardAnswer["sites"];
  departments: DeskView["departments"];
  filter: BoardFilter;
}): JSX.Element {
  const words = t.board;
  const { sites, departments, filter } = props;
  const { route } = useLocation();
  const show = (site: string, department: string): void => {
    const query = new URLSearchParams();
    if (site !== ALL) query.set("site", site);
    if (department !== ALL) query.set("department", department);
    const asked = query.toString();
    route(`/console/board${asked === "" ? "" : `?${asked}`}`, true);
  };
  const { site = ALL, department = ALL } = filter;
  return (
    <div class="report-questions">
      {sites.length > 1 && (
        <Select
          label={words.site}
          value={site}
          options={[
            { value: ALL, label: words.allSites },
            ...sites.map(({ siteId, name }) => ({ value: siteId, label: name })),
          ]}
          onChoose={(chosen) => show(chosen, department)}
        />
      )}
      {departments.length > 1 && (
        <Select
          label={words.department}
          value={department}
          options={[
            { value: ALL, label: words.allDepartments },
            ...departments.map(({ departmentId, name }) => ({ value: departmentId, label: name })),
          ]}
          onChoose={(chosen) => show(site, chosen)}
        />
      )}
    </div>
  );
}
