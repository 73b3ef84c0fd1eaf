import type { ReactNode } from 'react';
import type { PlotKind } from '../../../protocol/plot/plot.ts';
import type { ToolName } from './mapToolKeys.ts';

const shapes: Record<ToolName | PlotKind, ReactNode> = {
  plot: <path d="M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4" />,
  layers: <path d="M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4" />,
  goto: <path d="M12 3v4M12 17v4M3 12h4M17 12h4M12 7a5 5 0 100 10 5 5 0 000-10z" />,
  bookmarks: <path d="M7 4h10v16l-5-4-5 4z" />,
  heat: <path d="M12 3c1 4 5 5 5 10a5 5 0 01-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-5 1-9z" />,
  export: <path d="M12 4v10M8 8l4-4 4 4M5 13v7h14v-7" />,
  distance: <path d="M4 16L16 4l4 4L8 20zM8 12l2 2M11 9l2 2M14 6l2 2" />,
  area: <path d="M5 8l7-4 7 5-2 10H7z" />,
  split: <path d="M4 5h16v14H4zM12 5v14" />,
  theme: <path d="M12 4a8 8 0 108 8 6 6 0 01-8-8z" />,
  point: <circle cx="12" cy="12" r="4" fill="currentColor" />,
  text: <path d="M5 6h14M12 6v13" />,
  line: <path d="M4 18l6-9 4 5 6-9" />,
  arrow: <path d="M4 20L19 5M11 5h8v8" />,
  polygon: <path d="M5 9l7-5 7 5-3 10H8z" />,
  circle: <circle cx="12" cy="12" r="8" />,
  straightArrow: <path d="M3 19l10-10-2-2 9-3-3 9-2-2L5 21z" />,
  attackArrow: <path d="M3 20c1-7 5-11 11-13l-1-3 8 3-5 6-1-3c-4 2-6 5-7 10l-2-2z" />,
  pincerArrow: <path d="M7 20C2 14 3 8 6 5L4 4l5-2 1 6-2-1c-2 3-2 6 4 9 6-3 6-6 4-9l-2 1 1-6 5 2-2 1c3 3 4 9-1 15z" />,
};

export function ToolIcon({ name }: { readonly name: ToolName | PlotKind }) {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" className="tool-icon">
      {shapes[name]}
    </svg>
  );
}
