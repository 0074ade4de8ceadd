/** Every event of the technical log, each with one sentence for the technician. */
export const LOG_EVENTS = {
  'app-started': 'The application started; version, runtime and data directory.',
  'app-stopping': 'The application was asked to stop; code is its exit code.',
  'stop-overdue': 'Something did not stop within limitMs; the application ended all the same, with code 70.',
  'ended-suddenly':
    'The run before did not end in order (crash, kill, power cut); switchedOff: whether the relay board was switched off after it, acceptorClosed: whether the bill acceptor was closed; cause stalled-in-a-pulse or stood-still: it stood still with a contact closed, or said nothing for ten seconds, and the guardian ended it.',
  'process-gone':
    'A process of the browser engine ended unasked; deaths counts those of the GPU process in this run that are not forgiven yet.',
  'restart-wanted':
    'The application restarts itself in order, at a moment when nobody is in a sale; cause: gpu-process, internal-error after a programming error, demo-over, update, update-failed, program-replaced by a package that was installed beside it, or starts-failed after a start without devices.',
  'started-without-gpu':
    'The GPU process had died too often: this run draws without it, and a later start tries it again.',
  'gpu-record-failed': 'The deaths of the GPU process could not be written down for the next start.',
  'watchdog-starved':
    'The page or the journal (what) has not answered for too long, and the watchdog of systemd is not fed any more: it ends the program, and a new start follows.',
  'guardian-failed':
    'The process that switches the relay board off and closes the bill acceptor if this one dies could not be started, or ended; it is started again.',
  'sandbox-gone':
    'The process that plays the bank of a demonstration was not ready in time, or ended; it is started again after againMs.',
  'sandbox-back': 'The process that plays the bank of a demonstration listens again.',
  'update-looked': 'The machine looked for an update; outcome: fetched with its version, or failed with the reason.',
  'update-applied': 'The program ends, and version starts in its place, on trial.',
  'update-confirmed': 'The version on trial works: the products were shown, the journal is read, every device answers.',
  'update-failed':
    'The version on trial has not come that far in time; after two such starts the version before it is started again.',
  'update-taken-back': 'These versions failed twice here and were taken back; they are not tried again by themselves.',
  'update-kept':
    'These versions failed twice here, and stay because they have changed the journal: the next version is the cure.',
  'update-step-failed': 'A step of an update could not be done; it is tried again.',
  'fleet-connected': 'The machine is connected to the broker of its fleet.',
  'fleet-lost':
    'There is no connection to the broker; it is tried again and again, and the machine sells meanwhile; reason: files (certificate or key cannot be read), refused, failed (network, TLS), silent (the broker does not acknowledge), closed, or taken-over: another machine has the same identity.',
  'fleet-command':
    'A command came over the fleet; outcome: done, waiting, or why it was not carried out; by: the operator’s key that signed it (without it no known key did); unanswered: how many more like it came and were not answered.',
  'fleet-enrolment':
    'A code for the fleet was drawn on this machine; outcome: begun, wrong-code (another code was typed), expired, wrong-codes (too many of them), refused (the certificate is not the right one), disk, or enrolled with the kioskId.',
  'fleet-renewal':
    'The certificate for the fleet is renewed; outcome: asked (the authority was asked for the next one), renewed (the broker took it, and it counts), refused (what came is not the right one; detail), not-taken (the broker takes the old one and not the new one; it is tried again), not-heard (the broker does not take the request; it is made again a day later), or failed (detail).',
  'fleet-failed':
    'Something of the fleet failed on this machine, such as the disk under fleet.db; it is tried again, and no sale depends on it.',
  'config-loaded': 'The configuration was read and is valid.',
  'config-warning': 'The configuration is valid, but something in it deserves a look.',
  'out-of-service': 'The kiosk cannot sell; the message is the one on the screen.',
  'back-in-service': 'The kiosk sells again.',
  'screen-changed': 'Another screen is shown.',
  'screen-broken': 'A screen could not be drawn, which is a programming error; the customer saw a sentence instead.',
  'attract-unplayed': 'A picture or a video of the attract loop could not be shown; the loop goes on without it.',
  'file-unplayed':
    'A picture of the payment artwork or a spoken prompt could not be drawn or played; words or tones take its place.',
  'prices-not-kept':
    'Which prices were asked, and for how long, could not be kept in prices.json, was lost, or is of another computer: earlier prices are not shown for a while.',
  'device-registered': 'The kiosk registered itself as a device of a trade point.',
  'certificate-switched': 'Another certificate took over; the service had accepted it before.',
  'certificate-refused': 'A new certificate could not be used; the one before goes on working.',
  'certificate-converted':
    'The configured certificate or key is in a form that the TLS engine does not take; it was converted in memory.',
  'certificate-expires': 'The client certificate expires in so many days: order and install a new one.',
  'clock-differs':
    'The clocks of this machine and of the payment service are more than two minutes apart: set the clock, switch on network time.',
  'request-done': 'A request to the payment service was answered.',
  'request-failed': 'A request to the payment service failed.',
  'relay-ready': 'The relay board is connected; every channel was switched off.',
  'relay-not-seen-moving':
    'The relay board answers nothing, and it is not on record that a person has seen it move: watch a product come out.',
  'relay-lost': 'The relay board cannot be reached; holder: the program that has its port open.',
  'sensor-ready': 'The drop sensor answers and its beam is free.',
  'sensor-lost':
    'The drop sensor cannot be reached, or something stays in its beam: nothing that falls would be noticed.',
  'printer-ready': 'The receipt printer can print; isAssumed: it does not tell its state.',
  'printer-without-flow-control':
    "The port has not the lines by which the printer's flow control works (pseudo-terminal, three wires): it is sent less at a time.",
  'printer-out': 'The receipt printer cannot print, for the reason that it names.',
  'print-done': 'A slip is on paper.',
  'print-failed': 'A slip did not come out, or not the whole of it; the screen says the same.',
  'acceptor-ready': 'The bill acceptor is connected and initialised; firmware and serial number as it tells them.',
  'acceptor-lost': 'The bill acceptor cannot be reached or does not work; holder: the program that has its port open.',
  'acceptor-reset': 'RESET was sent to the bill acceptor; wasSilent: because it did not answer.',
  'acceptor-waiting':
    'The bill acceptor is silent, or its USB port has gone, because of our own RESET: it is waited for, since sinceResetMs.',
  'acceptor-port-back': 'The port of the bill acceptor that had gone with RESET is open again.',
  'acceptor-unknown-answer':
    'The bill acceptor says something that is in no table; it was acknowledged and left alone.',
  'acceptor-told-again':
    'The bill acceptor reported a note of this value as drawn in again after a rest, with no motion in between: taken for a repetition and not counted; it explains a note that a customer misses or that the cassette has too many.',
  'acceptor-trouble': 'The bill acceptor reports a jam, a full or missing cassette, fishing or a failure.',
  'acceptor-escrow-off':
    'The bill acceptor draws notes in without being asked: switch the escrow on at the unit; until then such notes count for the sale in hand.',
  'bill-rejected': 'A banknote was pushed back by the acceptor, for the reason that it names.',
  'bill-not-stacked': 'A banknote was to be drawn in and was not in escrow any more; it was not counted.',
  'dispense-started': 'A channel is being pulsed for a paid sale.',
  'dispense-done': 'The pulse is over; drop tells what the sensor below the shelf saw.',
  'dispense-failed': 'The pulse failed; unless it could be repeated safely the money goes back or is owed.',
  'channel-test': 'A channel is being pulsed at the service menu, without a sale.',
  'channel-test-done': 'The test pulse is over; drop tells what the sensor below the shelf saw.',
  'channel-test-failed': 'The test pulse failed; unless it is certain that nothing moved, the menu asks what came out.',
  'relay-seen-moving': 'A person has seen the relay board move, at the service menu; the warning at the start ends.',
  'product-stuck':
    'A product was not seen falling in two sales in a row and is not offered any more: free it, then start the program again.',
  'refund-asked': 'Money of a sale that did not deliver is being asked to go back.',
  'refund-done': 'Money of a sale that did not deliver went back.',
  'refund-failed': 'Money did not go back, or nobody can tell (certain: false); it is on record as owed.',
  'debt-recorded': 'Money is on record as owed; the claim code is on the screen and in the ledger.',
  'debt-settled': 'A debt on record was paid.',
  'bill-doubtful': 'Nobody can tell by machine where a banknote is: look into the acceptor, then see the claim code.',
  'orphan-recorded': 'A banknote went into the cassette that belongs to no sale; it stands in the ledger as an orphan.',
  'cash-collected': 'The cassette was taken out; so much should have been in it.',
  'collection-counted':
    'The money of a collection was counted at the service menu; a warning where it is not what was expected.',
  'journal-rescued': 'A damaged journal was set aside into backups, and a new one begun with every entry of it.',
  'journal-refused': 'The money journal could not be written.',
  'journal-recovered': 'The money journal can be written again.',
  'append-slow':
    'An entry of the money journal took so many milliseconds, or has taken so many and is still waiting (isWaiting): a slow disk, or another program that locks the file.',
  'journal-opening-slow':
    'The start has waited so many milliseconds for the money journal to be opened, and goes on waiting: a slow disk, a check of a damaged file, or an update of a long history.',
  'journal-log-long':
    'Another program keeps reading the money journal, whose write-ahead log grows until that ends: see which one has journal.db open.',
  'journal-log-removed':
    'Somebody has removed journal.db-wal or journal.db-shm while the kiosk was running: everything was moved into journal.db, and it was opened again.',
  'service-opened': 'The service menu was opened with the PIN of a role.',
  'service-refused':
    'A wrong PIN was typed at the service menu; failures counts them in a row, waitMs is the wait after it.',
  'service-without-pin':
    'Somebody knocked at the service menu, which has no PIN: npm run pin (in a package sauda pin) prints the line for the configuration.',
  'setup-over':
    'The program was started with --setup, but the wizard of this configuration is over: its door in the service menu opens it again.',
  'service-not-kept':
    'What the service menu keeps (wrong PINs, languages) could not be read or written; it counts in this run alone.',
  'service-failed': 'A programming error in the service menu; the kiosk itself goes on.',
  'ipc-refused': 'A message from a window was refused: wrong sender or wrong argument.',
  'ipc-failed': 'A programming error: a call from a window was not carried out, or not answered as agreed.',
  'window-failed':
    'A window stopped answering or crashed and is loaded again; closed: its page has closed it, and another one takes its place.',
  'log-replaced': 'The technical log was damaged; it was set aside and a new one begun.',
  'log-gap':
    'So many lines could not be written to the technical log (full disk, lock); they stand on standard error alone.',
  'observer-failed': 'A programming error in what only watches the kiosk; the kiosk itself goes on.',
  'internal-error': 'A programming error; the kiosk went out of service, or the application ended with code 70.',
} as const;

export type LogEvent = keyof typeof LOG_EVENTS;

/** Whether a text from outside is the name of an event. */
export function isLogEvent(text: unknown): text is LogEvent {
  return typeof text === 'string' && Object.hasOwn(LOG_EVENTS, text);
}

/** In ascending severity. */
export const LOG_LEVELS = ['info', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The facts of a log line. Never a secret, although the writer also redacts known ones. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The technical log as the rest of the application sees it. */
export interface Log {
  write(level: LogLevel, event: LogEvent, facts?: LogFacts): void;
}
