const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.4,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** Bars behind a lens. */
export const Logo = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="app-logo">
    <path d="M7 14v-3M10.5 14V7.5M14 14v-5" stroke="var(--data)" strokeWidth="2" strokeLinecap="round" />
    <circle cx="10.5" cy="10.5" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
    <path d="M16.2 16.2L21 21" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" />
  </svg>
);

export const SunIcon = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" {...line}>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
  </svg>
);

export const MoonIcon = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" {...line}>
    <path d="M13.5 9.8A5.9 5.9 0 016.2 2.5a5.9 5.9 0 107.3 7.3z" />
  </svg>
);

export const AutoIcon = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" {...line}>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 2a6 6 0 010 12z" fill="currentColor" stroke="none" />
  </svg>
);
