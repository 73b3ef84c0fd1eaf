import type { ReactElement, ReactNode } from 'react';

interface MiniCardProps {
  readonly kind: string;
  /** What is large in it: a time, a type, the words of a banner. */
  readonly title: string;
  /** Under it where the tile has room. */
  readonly under?: string;
  readonly priority?: number;
  /** Drawn behind the words. */
  readonly children?: ReactNode;
}

/** What a tile without a camera shows, in small: drawn from what the page knows anyway. */
export function MiniCard({ kind, title, under = '', priority, children }: MiniCardProps): ReactElement {
  return (
    <div className="wall-mini-card" data-kind={kind} data-priority={priority} data-testid="wall-mini-card">
      {children}
      <strong>{title}</strong>
      {under !== '' && <small>{under}</small>}
    </div>
  );
}
