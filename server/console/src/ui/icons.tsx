import type { ComponentChildren, JSX } from "preact";

/** Line icons on a 24-pixel grid; decoration only, the words stand beside them or in an accessible name. */
function Icon({
  children,
  size = 18,
}: {
  children: ComponentChildren;
  size?: number;
}): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const BackIcon = (): JSX.Element => (
  <Icon>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
);
export const CloseIcon = (): JSX.Element => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);
export const CheckIcon = (): JSX.Element => (
  <Icon size={14}>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);
export const EyeIcon = (): JSX.Element => (
  <Icon size={14}>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="2.8" />
  </Icon>
);
export const ClockIcon = (): JSX.Element => (
  <Icon size={14}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </Icon>
);
export const BellIcon = (): JSX.Element => (
  <Icon size={14}>
    <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />
  </Icon>
);
export const PhoneIcon = (): JSX.Element => (
  <Icon size={14}>
    <path d="M6.500 4h3l1.500 4-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2 4 1.500v3a2 2 0 0 1-2 2A14 14 0 0 1 4.500 6a2 2 0 0 1 2-2z" />
  </Icon>
);
export const WarningIcon = (): JSX.Element => (
  <Icon size={14}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5.5M12 16.2v.1" />
  </Icon>
);
export const SendIcon = (): JSX.Element => (
  <Icon>
    <path d="M4.5 12L20 4.5 15 20l-3.5-6.5z" />
  </Icon>
);
export const NoteIcon = (): JSX.Element => (
  <Icon size={16}>
    <path d="M5 4.5h14v10l-5 5H5zM19 14.5h-5v5" />
  </Icon>
);
export const ClipIcon = (): JSX.Element => (
  <Icon>
    <path d="M19 11.500l-7 7a4.600 4.600 0 0 1-6.500-6.500l7.500-7.500a3.100 3.100 0 0 1 4.400 4.400l-7.400 7.400a1.550 1.550 0 0 1-2.200-2.200l6.700-6.700" />
  </Icon>
);
export const FileIcon = (): JSX.Element => (
  <Icon>
    <path d="M6 3.500h8l4.500 4.500v12.500H6zM14 3.500V8h4.500" />
  </Icon>
);
export const SearchIcon = (): JSX.Element => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l5 5" />
  </Icon>
);
export const PersonIcon = (): JSX.Element => (
  <Icon>
    <circle cx="12" cy="8.5" r="3.8" />
    <path d="M4.8 20c.8-4 3.7-6 7.2-6s6.4 2 7.2 6" />
  </Icon>
);
export const HandoverIcon = (): JSX.Element => (
  <Icon>
    <path d="M4 8.500h14M14.5 5l3.5 3.5-3.5 3.500M20 16H6M9.5 12.500L6 16l3.5 3.5" />
  </Icon>
);
export const InfoIcon = (): JSX.Element => (
  <Icon>
    <path d="M4 5.500h16v13H4zM14.5 5.500v13" />
  </Icon>
);
export const MoreIcon = (): JSX.Element => (
  <Icon>
    <path d="M5.500 12h.01M12 12h.01M18.500 12h.01" stroke-width="3" />
  </Icon>
);
export const DownIcon = (): JSX.Element => (
  <Icon size={16}>
    <path d="M12 5v13M6.5 13l5.5 5.5 5.5-5.5" />
  </Icon>
);
export const ReturnedIcon = (): JSX.Element => (
  <Icon size={14}>
    <path d="M9 6L4.5 10.5 9 15M5 10.500h9a5 5 0 0 1 5 5V18" />
  </Icon>
);
/** The product's mark. */
export const Mark = ({ size = 26 }: { size?: number }): JSX.Element => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <path
      fill="currentColor"
      d="M6 4h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H15l-7 6v-6H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z"
    />
    <g class="mark-dots">
      <circle cx="10" cy="14" r="2.2" />
      <circle cx="16" cy="14" r="2.2" opacity=".75" />
      <circle cx="22" cy="14" r="2.2" opacity=".5" />
    </g>
  </svg>
);
