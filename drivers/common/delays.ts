import { MAX_PULSE_MS } from '../../app/config/device-keys.ts';
import { MINUTE_MS } from '../../app/units.ts';

/**
 * All durations of the drivers, in milliseconds on the monotonic clock. Tests advance their fake clock by these values.
 */
export const delays = {
  /** Opening a port, including the flush of old input; a healthy one takes a few milliseconds. */
  portOpenLimitMs: 1_500,
  /**
   * Allowance for a write in addition to its time on the line. A USB adapter drains within its latency timer (16 ms);
   * after half a second the device no longer takes bytes.
   */
  portWriteLimitMs: 500,
  /** Limit for connecting to a device on the network, with its name's look-up, and for its acknowledgement of data. */
  portConnectLimitMs: 3_000,
  portNetworkWriteLimitMs: 5_000,
  /** Interval between reads of a USB printer's file, and the limit for which its full buffer may refuse data. */
  portUsbReadMs: 20,
  portUsbWriteLimitMs: 5_000,
  /** Limit for each of the two steps of closing (discard, close); the kernel itself may wait 30 s for a dead line. */
  portCloseLimitMs: 500,
  /** Interval of the check for a hang-up, which also limits how long serialport busily reads a dead line. */
  portHangUpCheckMs: 250,
  /** Interval between look-ups of the program that holds a busy port. */
  portHolderEveryMs: 30_000,
  /** Search for devices (chosen values): how long a port is listened to before anything is sent to it. */
  searchListenMs: 250,
  /** A port that is not silent for that long within this time talks by itself, and is not asked. */
  searchTalkLimitMs: 2_000,
  /** Silence between two questions, and the silence that ends an answer: a USB adapter keeps bytes for 16 ms. */
  searchGapMs: 30,
  searchQuietMs: 30,
  /** Limit for the search on one port, in which eight devices in a row of slow answers fit. */
  searchPortLimitMs: 15_000,
  /** First pause before a lost port is opened again; each further failure doubles it. */
  reopenFirstMs: 250,
  /** Longest such pause, so that a device that is plugged in again is ready within 2 s, opening included. */
  reopenLongestMs: 1_500,

  /** Silence between two relay frames, because the boards' one-byte UARTs lose back-to-back frames (chosen value). */
  relayFrameGapMs: 10,
  /** Limit for a relay board's answer, which takes 4.2 ms on the line at 9600 baud. */
  relayAnswerLimitMs: 150,
  /** Longest accepted pulse, which protects a vending motor from a mistyped setting. */
  relayLongestPulseMs: MAX_PULSE_MS,
  /** Time for which the simulated board closes a relay for the momentary operation 06 (unconfirmed). */
  relayMomentaryMs: 500,

  /**
   * CCNET bill acceptors (spec/peripherals section 1). The document's limits assume a UART without a USB adapter's
   * latency and a host without a garbage collector; where the field uses more tolerant values, these are taken. The
   * interval between the starts of two polls; 100 to 200 ms are allowed.
   */
  ccnetPollMs: 150,
  /**
   * From the end of a command to the first byte of its answer; 10 ms in the document, over 100 ms in the field by USB.
   */
  ccnetAnswerLimitMs: 200,
  /** The same for identification and bill table, which some units read from slow memory. */
  ccnetLongAnswerLimitMs: 1_500,
  /** Silence that ends an incomplete frame; 5 ms in the document, 20 ms in the field, plus the USB latency timer. */
  ccnetInterByteLimitMs: 50,
  /** Silence between the end of the host's ACK or NAK and the next command; 20 ms in the document, at least 10 ms. */
  ccnetFreeMs: 20,
  /** Pause before a command without a valid answer is repeated. */
  ccnetRepeatPauseMs: 200,
  /** Time after the limit in which a late answer to a poll is still expected and no command is sent (chosen value). */
  ccnetLateLimitMs: 400,
  /** Silence after which a unit counts as lost. */
  ccnetSilenceLimitMs: 5_000,
  /** Interval of resets for a silent unit: at least every 10 s, with room for a poll or two before each. */
  ccnetResetEveryMs: 9_000,
  /**
   * The same after resets without effect, and for a unit silenced by RESET; each RESET doubles it up to the second
   * value.
   */
  ccnetCalmResetMs: 30_000,
  ccnetCalmestResetMs: 5 * MINUTE_MS,
  /** Limit for a unit's silence after RESET, or for the absence of its USB port (0.3 to 15 s in the field). */
  ccnetResetSilenceLimitMs: 20_000,
  /** Silence after RESET after which the port is reopened, as some USB units require. */
  ccnetReopenMs: 7_000,
  /** The unit's own limit, after which it returns a bill in escrow unless STACK, RETURN or HOLD arrives. */
  ccnetEscrowLimitMs: 10_000,
  /** Interval of HOLD, which restarts that limit; half of it, so that one lost HOLD does no harm. */
  ccnetHoldEveryMs: 5_000,
  /** Limit for the application's decision about a bill in escrow (chosen value). */
  ccnetDecisionLimitMs: 30_000,
  /** From STACK to the bill in the cassette. */
  ccnetDeliveryLimitMs: 50_000,
  /** Limit for the effect of ENABLE BILL TYPES, after which the mask is sent again (chosen value). */
  ccnetMaskSettleMs: 1_000,
  /** Longest initialization after RESET. */
  ccnetInitializeLimitMs: 40_000,
  /** Limit for the state "power up" after RESET. */
  ccnetPowerUpLimitMs: 4_000,
  /** Interval of resets for a jammed or failed unit, to find out whether it was cleared (chosen value). */
  ccnetTroubleResetMs: 30_000,
  /** Limit for an orderly stop: returning a bill, waiting for one that is being stacked, disabling. */
  ccnetStopLimitMs: 3_000,

  /**
   * Boards that restart when their port is opened accept commands after this time: most begin with a bootloader of 2 s.
   */
  boardRestartMs: 3_000,
  /**
   * Modbus RTU (spec/peripherals section 4; values without a source are chosen). Limit for an answer in addition to the
   * time of request and answer on the line: a board needs a few milliseconds, a USB adapter 16.
   */
  modbusAnswerLimitMs: 250,
  /** Shortest silence between frames: the standard requires 1.75 ms above 19200 baud, below it 3.5 characters. */
  modbusShortestGapMs: 2,
  /** Silence after a request without a valid answer, so that a late answer ends before the next request. */
  modbusSettleMs: 30,
  /** The unit of a pulse that the board itself ends (Waveshare). */
  modbusTimedPulseUnitMs: 100,
  /** Tolerance for the end of such a pulse, which the board times with its own clock from the frame's arrival. */
  modbusTimedPulseMarginMs: 150,
  /** Gap after a request whose answer is not read; by then the answer of a usual board on a slow line has ended. */
  modbusUnheardGapMs: 60,
  /** Interval of the check that an idle relay board answers and that all its relays are off. */
  modbusRelayCheckMs: 2_000,
  /** Silence after which the simulated board drops an incomplete frame; real boards wait for 3.5 characters. */
  modbusSimulatedFrameLimitMs: 50,

  /** Limit for reading a port's modem lines, which takes the computer's driver at most one request to the adapter. */
  portModemLimitMs: 100,
  /** Interval between the starts of two queries of an armed drop sensor; a product blocks the beam for 5 to 30 ms. */
  dropPollMs: 25,
  /** The same for a modem line, whose reading causes no traffic on the line. */
  dropModemPollMs: 10,
  /** Interval of queries of a sensor while no product is dispensed. */
  dropCheckMs: 500,
  /** Longest time between two readings without a gap in the watch; one unanswered query is too long. */
  dropGapLimitMs: 200,
  /**
   * The same for a sensor simulated in this process: while a busy computer holds the process up, nothing passes its beam
   * either.
   */
  dropSimulatedGapLimitMs: 2_000,
  /** The same with a latch, which keeps a signal until it is read, unless the board lost its power meanwhile. */
  dropLatchGapLimitMs: 2_000,
  /** Longest time for which a falling product can block the beam; then something else blocks it. */
  dropBlockedLimitMs: 2_000,

  /**
   * ESC/POS printers (spec/peripherals section 5). Silence before each real-time status request, and the limit for its
   * answer, which an offline printer also sends, from its receiving interrupt.
   */
  printerQuestionGapMs: 10,
  printerAnswerLimitMs: 200,
  /** Interval between the rounds of status requests while nothing is printed. */
  printerPollMs: 2_000,
  /** The same while the printer's buffer is full or the end of a paper is awaited. */
  printerWatchMs: 500,
  /** Limit for a line stopped by XOFF; then its paper has failed (chosen value: a full buffer prints in a second). */
  printerHoldLimitMs: 10_000,
  /** Longest interval for a printer that stands still: 90 bytes of questions in a minute (chosen value). */
  printerStillMs: 10_000,
  /** Interval of reading the modem line while it reports that the printer is busy. */
  printerModemPollMs: 20,
  /** Limit for clearing the printer's buffer (DLE DC4 8); printers that support it answer at once. */
  printerClearLimitMs: 500,
  /** Limit for an idle printer's answer to GS r 1. */
  printerMarkerLimitMs: 1_000,
  /** Silence after which no answers to the requests of a failed paper are expected; a cut takes a second. */
  printerQuietMs: 2_000,
  /** Additional time for a print head that cools down within a paper. */
  printerCoolingLimitMs: MINUTE_MS,
  /** The rest of a paper comes out of the buffer of a printer that tells nothing: 15 cm at the slowest speed. */
  printerRestMs: 6_000,
  /** Limit per row of dots (25 mm/s; even portable printers are faster), and the fixed time in addition. */
  printerSlowestRowMs: 5,
  printerFinishLimitMs: 5_000,
  /** Limit for a paper in the presenter, after which it is retracted, and the time that the retraction takes. */
  printerTicketLimitMs: MINUTE_MS,
  printerRetractMs: 3_000,
} as const;
