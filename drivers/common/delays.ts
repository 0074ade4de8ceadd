import { MAX_PULSE_MS } from '../../app/config/device-keys.ts';
import { MINUTE_MS } from '../../app/units.ts';

/**
 * Every duration of the drivers in one place, in milliseconds on the monotonic clock. Tests advance their fake clock by
 * these same values.
 */
export const delays = {
  /** Opening a port, including the flush of old input; a healthy one takes a few milliseconds. */
  portOpenLimitMs: 1_500,
  /**
   * Allowance of a write on top of its time on the line. A USB adapter drains within its latency timer (16 ms); half a
   * second means that the device no longer takes bytes.
   */
  portWriteLimitMs: 500,
  /** Reaching a device on the network, its name included, and how long it may take to acknowledge what it was sent. */
  portConnectLimitMs: 3_000,
  portNetworkWriteLimitMs: 5_000,
  /** From one look at a USB printer's file to the next, and how long its full buffer may refuse data. */
  portUsbReadMs: 20,
  portUsbWriteLimitMs: 5_000,
  /** Each of the two steps of closing (discard, close). The kernel may wait 30 s for a dead line; callers must not. */
  portCloseLimitMs: 500,
  /** How often an open line is checked for a hang-up; it also limits how long serialport busily reads a dead one. */
  portHangUpCheckMs: 250,
  /** How often it is looked up who holds a busy port. */
  portHolderEveryMs: 30_000,
  /** First pause before a lost port is tried again; each further failure doubles it. */
  reopenFirstMs: 250,
  /** Longest such pause: with opening and preparing, a device that is plugged in again is back within 2 s. */
  reopenLongestMs: 1_500,

  /** Silence between two relay frames: the boards' one-byte UARTs lose frames that follow back to back (judgement). */
  relayFrameGapMs: 10,
  /** How long a relay board may take to answer a query; the answer itself needs 4.2 ms on the line at 9600 baud. */
  relayAnswerLimitMs: 150,
  /** Longest pulse that is ever accepted: protects a vending motor from a mistyped setting. */
  relayLongestPulseMs: MAX_PULSE_MS,
  /** How long the simulated board keeps a relay closed for the momentary operation 06 (unconfirmed). */
  relayMomentaryMs: 500,

  /**
   * CCNET bill acceptors (spec/peripherals section 1). The document's limits assume a UART without a USB adapter's
   * latency and a host without a garbage collector; where the field's tolerant values differ, those are taken.
   * First the rhythm of the polls, from start to start: 100 to 200 ms are allowed.
   */
  ccnetPollMs: 150,
  /** From the end of a command to the first byte of its answer; document 10 ms, field 100 ms and more over USB. */
  ccnetAnswerLimitMs: 200,
  /** The same for identification and bill table, which some units read from slow memory first. */
  ccnetLongAnswerLimitMs: 1_500,
  /** Silence inside a frame after which the rest will not come; document 5 ms, field 20 ms, plus the USB latency timer. */
  ccnetInterByteLimitMs: 50,
  /** The line stays free between the end of our ACK or NAK and the next command; document 20 ms, at least 10 ms. */
  ccnetFreeMs: 20,
  /** Before a command is repeated that got no answer, or a bad one. */
  ccnetRepeatPauseMs: 200,
  /** How much later than allowed an answer to a poll may still come; meanwhile nothing is asked (judgement). */
  ccnetLateLimitMs: 400,
  /** A unit that is silent for this long is lost. */
  ccnetSilenceLimitMs: 5_000,
  /** How often a silent unit is reset: at least every 10 s, and a poll or two may lie before it. */
  ccnetResetEveryMs: 9_000,
  /** The same where that has not helped, or its own RESET has silenced it; each RESET doubles it up to the second. */
  ccnetCalmResetMs: 30_000,
  ccnetCalmestResetMs: 5 * MINUTE_MS,
  /** How long a unit may be silent after our RESET, or its USB port be away (field: 0.3 to 15 s). */
  ccnetResetSilenceLimitMs: 20_000,
  /** Silence after RESET after which the port is opened anew, as some USB units need it. */
  ccnetReopenMs: 7_000,
  /** The unit's own limit: a bill in escrow goes back when neither STACK, RETURN nor HOLD arrives for so long. */
  ccnetEscrowLimitMs: 10_000,
  /** How often HOLD re-arms that limit while nobody has decided: half of it, so that one lost HOLD costs nothing. */
  ccnetHoldEveryMs: 5_000,
  /** How long a bill waits for a decision; an application that has not decided by then will not (judgement). */
  ccnetDecisionLimitMs: 30_000,
  /** From STACK to the bill in the cassette. */
  ccnetDeliveryLimitMs: 50_000,
  /** How long a unit may need to show that it obeys ENABLE BILL TYPES; then the mask is sent again (judgement). */
  ccnetMaskSettleMs: 1_000,
  /** Longest initialization after RESET. */
  ccnetInitializeLimitMs: 40_000,
  /** How long a unit may still say "power up" after RESET. */
  ccnetPowerUpLimitMs: 4_000,
  /** How often a jammed or failed unit is reset, to see whether somebody has freed it (judgement). */
  ccnetTroubleResetMs: 30_000,
  /** What an orderly stop may take: giving a bill back, waiting for one that is being stacked, switching off. */
  ccnetStopLimitMs: 3_000,

  /**
   * Modbus RTU (spec/peripherals section 4; judgement where no source is named). How long a device may think before it
   * answers, on top of what request and answer need on the line: a board takes a few milliseconds, a USB adapter 16.
   */
  modbusAnswerLimitMs: 250,
  /** Above 19200 baud the standard asks for 1.75 ms between frames, below for 3.5 characters. */
  modbusShortestGapMs: 2,
  /** Silence after a request without a good answer, so that a late one is over before the next request. */
  modbusSettleMs: 30,
  /** The unit of a pulse that the board itself ends (Waveshare). */
  modbusTimedPulseUnitMs: 100,
  /** How much later than its time such a pulse may end: the board counts from the frame's arrival, with its own clock. */
  modbusTimedPulseMarginMs: 150,
  /** Between requests whose answers nobody reads: an answer of a usual board on a slow line is over by then. */
  modbusUnheardGapMs: 60,
  /** How often an idle relay board is asked whether it is there and everything is off. */
  modbusRelayCheckMs: 2_000,
  /** How long the simulated board waits for the rest of a frame; real ones wait for 3.5 characters. */
  modbusSimulatedFrameLimitMs: 50,

  /** Reading a port's modem lines: the computer's driver knows them, and asks the adapter at most. */
  portModemLimitMs: 100,
  /** Drop sensors: how often an armed one is asked, from start to start; a product blocks the beam for 5 to 30 ms. */
  dropPollMs: 25,
  /** The same for a modem line, which costs no traffic. */
  dropModemPollMs: 10,
  /** How often a sensor is asked while nothing is given out. */
  dropCheckMs: 500,
  /** The longest time between two readings after which it still counts as watched: one unanswered question is too long. */
  dropGapLimitMs: 200,
  /** The same with a latch, which keeps what it saw: a board that is silent for longer may have lost its power, and the latch with it. */
  dropLatchGapLimitMs: 2_000,
  /** A beam that stays blocked for longer than anything takes to fall has something else in it. */
  dropBlockedLimitMs: 2_000,

  /**
   * ESC/POS printers (spec/peripherals section 5). Silence before each real-time question, and how long its answer may
   * take: the answer comes from the receiving interrupt, also from a printer that is offline.
   */
  printerQuestionGapMs: 10,
  printerAnswerLimitMs: 200,
  /** From one round of questions to the next while nothing is printed. */
  printerPollMs: 2_000,
  /** The same while the printer's buffer is full, or the end of a paper is waited for. */
  printerWatchMs: 500,
  /** How long a printer may keep the line stopped (XOFF) before its paper is given up (judgement: a buffer is a second). */
  printerHoldLimitMs: 10_000,
  /** While a printer is busy by its modem line, the line is read so often. */
  printerModemPollMs: 20,
  /** How long a printer may take to forget what it has not printed (DLE DC4 8); those that know it answer at once. */
  printerClearLimitMs: 500,
  /** How long an idle printer may take to answer GS r 1: it has nothing else to do. */
  printerMarkerLimitMs: 1_000,
  /** Silence after which no more answers to what a broken paper has asked are under way: a cut is a second. */
  printerQuietMs: 2_000,
  /** How much longer a print head may cool down in the middle of a paper. */
  printerCoolingLimitMs: MINUTE_MS,
  /** Printing may take so long for each row of dots (25 mm/s; even portable printers are faster), and so long beside. */
  printerSlowestRowMs: 5,
  printerFinishLimitMs: 5_000,
  /** A paper in the presenter that nobody has taken by then is drawn back, which takes about so long. */
  printerTicketLimitMs: MINUTE_MS,
  printerRetractMs: 3_000,
} as const;
