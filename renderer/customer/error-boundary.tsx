import { Component, type ReactNode } from 'react';
import { text } from '../../app/messages/text.ts';
import type { View } from '../../app/session/view/view.ts';
import { customerBridge } from './state/bridge.ts';
import { canCancel } from './can-cancel.ts';
import { intentsOf } from './state/intents.ts';
import { writePageAttributes } from './page-attributes.ts';
import { PressButton } from '../parts/press-button.tsx';

/** The limit in the contract. */
const MAX_MESSAGE = 500;

interface Props {
  readonly view: View;
  readonly children: ReactNode;
}

interface State {
  readonly view: View;
  readonly broken: boolean;
}

/**
 * Shows a short sentence instead of a white window when a view cannot be drawn; the next view is tried again. Main
 * considers the screen as shown, so Cancel is offered wherever that screen has it.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { view: this.props.view, broken: false };

  static getDerivedStateFromProps({ view }: Props, state: State): State | null {
    return view === state.view ? null : { view, broken: false };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, MAX_MESSAGE);
    // Nothing more can be done if main does not receive it.
    customerBridge()
      .calls.undrawn({ screen: this.state.view.screen.name, message })
      .catch(() => undefined);
    writePageAttributes({ screen: 'out-of-service', reason: 'internal-error', step: null });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { frame, screen } = this.state.view;
    const { language, contact } = frame;
    return (
      <main className="centre broken">
        {frame.demo && <span className="demo">{text(language, 'header.demo')}</span>}
        <h1 className="title">{text(language, 'out-of-service.title')}</h1>
        <p className="lead">{text(language, 'problem.internal-error.customer')}</p>
        {contact !== null && <p className="lead">{contact}</p>}
        {canCancel(screen) && (
          <PressButton className="button ghost" onPress={intentsOf(customerBridge(), frame.revision).cancel}>
            {text(language, 'action.cancel')}
          </PressButton>
        )}
      </main>
    );
  }
}
