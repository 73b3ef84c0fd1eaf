import type { ReactElement } from 'react';

/** A whole wall with nothing to show yet says why. */
export function WallNotice({ title, doing }: { readonly title: string; readonly doing?: string }): ReactElement {
  return (
    <main className="wall-notice" role="status">
      <div>
        <strong>{title}</strong>
        {doing !== undefined && <p>{doing}</p>}
      </div>
    </main>
  );
}
