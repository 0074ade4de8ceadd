import { useEffect, useRef, type ReactNode } from 'react';
import { BENCH_PRINTER_FAULTS, type BenchPaper, type BenchPrinter } from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { FaultButton, PlugButton } from './fault-button.tsx';
import { inkPixels } from './ink-pixels.ts';
import { words } from './words.ts';

interface Props {
  readonly printer: BenchPrinter;
  /** Oldest first. */
  readonly papers: readonly BenchPaper[];
}

/** The printer and its slips, newest first. */
export function PaperTray({ printer, papers }: Props): ReactNode {
  const { isPlugged, faults } = printer;
  const { title } = words.devices.printer;
  return (
    <section className="shelf paper-tray" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="state" role="status" data-good={isPlugged && faults.length === 0}>
          {stateWords(printer)}
        </span>
      </header>
      <div className="buttons">
        {BENCH_PRINTER_FAULTS.map((fault) => (
          <FaultButton
            key={fault}
            words={words.printerFaults[fault]}
            isOn={faults.includes(fault)}
            set={(on) => {
              void benchBridge().calls.printerFault({ fault, on });
            }}
          />
        ))}
        <PlugButton device="printer" isPlugged={isPlugged} />
      </div>
      <div className="paper-mouth" />
      <ol className="papers">
        {papers.length === 0 && <li className="empty">{words.noPaper}</li>}
        {papers.toReversed().map((paper) => (
          <li key={paper.number}>
            <PaperSlip paper={paper} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function stateWords({ isPlugged, faults }: BenchPrinter): string {
  const { on, off } = words.devices.printer;
  if (!isPlugged) return off;
  const [fault] = faults;
  return fault === undefined ? on : words.printerFaults[fault].state;
}

/** A slip, dot by dot. */
function PaperSlip({ paper }: { readonly paper: BenchPaper }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    drawing?.putImageData(new ImageData(inkPixels(paper), paper.width, paper.rows), 0, 0);
  }, [paper]);
  return (
    <canvas
      ref={canvas}
      className="paper-slip"
      role="img"
      aria-label={words.slip(paper.number)}
      width={paper.width}
      height={paper.rows}
    >
      {paper.text.join('\n')}
    </canvas>
  );
}
