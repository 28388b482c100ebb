import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { SiteId } from "@presently/shared/protocol";

interface SiteChoiceProps {
  sites: readonly { readonly siteId: SiteId; readonly name: string }[];
  site: SiteId;
  label: string;
  /** Why it is held as it is; undefined: another one can be chosen. */
  heldBy: string | undefined;
  onSite: (siteId: SiteId | undefined) => void;
}

/** Whose texts are shown; with one site there is nothing to choose. */
export function SiteChoice({ sites, site, label, heldBy, onSite }: SiteChoiceProps): JSX.Element {
  const id = useId();
  if (sites.length < 2) return <></>;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={site}
        disabled={heldBy !== undefined}
        aria-describedby={heldBy === undefined ? undefined : `${id}-held`}
        onChange={({ currentTarget: { value } }) =>
          onSite(sites.find(({ siteId }) => siteId === value)?.siteId)
        }
      >
        {sites.map(({ siteId, name }) => (
          <option key={siteId} value={siteId}>
            {name}
          </option>
        ))}
      </select>
      {heldBy !== undefined && (
        <p class="field-hint" id={`${id}-held`}>
          {heldBy}
        </p>
      )}
    </div>
  );
}
