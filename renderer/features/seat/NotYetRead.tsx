import { Skeleton } from 'antd';
import { RefusalNotice } from './RefusalNotice.tsx';

interface NotYetReadProps {
  /** Null while the answer is awaited. */
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly rows: number;
}

/** In place of what a page asked for: its skeleton, or why it did not come and the way to ask again. */
export function NotYetRead({ error, onRetry, rows }: NotYetReadProps) {
  if (error === null) return <Skeleton active paragraph={{ rows }} />;
  return <RefusalNotice error={error} isRead onRetry={onRetry} />;
}
