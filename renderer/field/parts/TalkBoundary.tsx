import { Component, type ReactNode } from 'react';

interface TalkBoundaryProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Voice that cannot be loaded or fails leaves the rest of the phone as it is: assignments work without it. */
export class TalkBoundary extends Component<TalkBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
