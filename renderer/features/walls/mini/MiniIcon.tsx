import type { ReactElement } from 'react';

const paths = {
  recording: 'M4 6h16v12H4z M10 9.5v5l4.5-2.5z',
  page: 'M12 4a8 8 0 1 0 .01 0z M4 12h16 M12 4c-5 5-5 11 0 16 M12 4c5 5 5 11 0 16',
} as const;

export function MiniIcon({ name }: { readonly name: keyof typeof paths }): ReactElement {
  return (
    <svg className="wall-mini-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
