import { Component, type ErrorInfo, type ReactNode } from "react";
import { CopyButton } from "./CopyButton";
import { NotLoaded } from "../later";
import { words } from "../words";

interface Props {
  readonly children: ReactNode;
  /** For a part of the pane: what to do when it is to be left. Without it the whole page begins anew. */
  readonly onLeave?: () => void;
}

interface State {
  readonly detail: string | null;
  /** A part of our own code could not be fetched: that is no fault of the pane's, and going there again does not help. */
  readonly notLoaded: boolean;
}

/** When drawing fails, says so, offers the details to be copied, and begins anew. Uses nothing that could fail with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { detail: null, notLoaded: false };

  static getDerivedStateFromError(error: unknown): State {
    return {
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      notLoaded: error instanceof NotLoaded,
    };
  }

  override componentDidCatch(_: Error, info: ErrorInfo): void {
    this.setState((state) => ({ detail: `${state.detail ?? ""}\n${info.componentStack ?? ""}` }));
  }

  override render(): ReactNode {
    const { detail, notLoaded } = this.state;
    if (detail === null) return this.props.children;
    const { onLeave } = this.props;
    if (onLeave)
      return (
        <section style={{ padding: 16 }}>
          <p role="alert">{notLoaded ? words.problem.notLoaded : words.problem.fault}</p>
          <p>
            {notLoaded ? (
              <button type="button" onClick={() => location.reload()}>
                {words.problem.restart}
              </button>
            ) : (
              <CopyButton text={detail} label={words.crash.copy} done={words.crash.copied} />
            )}
          </p>
          <p>
            <button type="button" onClick={onLeave}>
              {words.ask.back}
            </button>
          </p>
        </section>
      );
    return (
      <main style={{ padding: 16, fontFamily: "sans-serif" }}>
        <h1 style={{ fontSize: 20, margin: "0 0 8px" }}>{words.crash.title}</h1>
        <p role="alert">{words.crash.text}</p>
        <p>
          <CopyButton text={detail} label={words.crash.copy} done={words.crash.copied} />
        </p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {words.crash.restart}
          </button>
        </p>
      </main>
    );
  }
}
