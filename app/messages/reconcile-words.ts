import type { ReconcileReason } from '../journal/reconcile-finding.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';

/** The difference, then what to do about it. */
const findingWords = {
  'reconcile.finding.paid-not-in-journal': {
    kk: '{purchase} сатып алуы ({sale}): банкте {amountTiyn} төленген, ал журнал бойынша төленбеген. Ақшаны {application} қосымшасында осы нөмір бойынша қайтарыңыз және журналмен бірге техникалық қолдауға хабарлаңыз.',
    ru: 'Покупка {purchase} ({sale}): в банке оплачено {amountTiyn}, а по журналу не оплачено. Верните деньги в приложении {application} по этому номеру и сообщите техподдержке, приложив журнал.',
    en: 'Purchase {purchase} ({sale}): the bank has {amountTiyn}, the journal calls it unpaid. Give the money back in the {application} app by this number, and tell support, with the journal.',
  },
  'reconcile.finding.paid-but-undecided': {
    kk: '{purchase} сатып алуы ({sale}): банкте {amountTiyn} төленген, автомат мұны әлі білмейді. Автоматты қосып, желіге шыққанша күтіңіз де, салыстыруды қайталаңыз; өзгермесе, ақшаны {application} қосымшасында қайтарыңыз.',
    ru: 'Покупка {purchase} ({sale}): в банке оплачено {amountTiyn}, автомат об этом ещё не знает. Включите автомат, дождитесь связи и повторите сверку; если ничего не изменится, верните деньги в приложении {application}.',
    en: 'Purchase {purchase} ({sale}): the bank has {amountTiyn}, and the machine does not know yet. Start the machine, let it reach the bank and reconcile again; if nothing changes, give the money back in the {application} app.',
  },
  'reconcile.finding.paid-and-refunded': {
    kk: '{purchase} сатып алуы ({sale}): банкте {amountTiyn} төленіп, толық қайтарылған, журналда екеуі де жоқ. Ақшаны кім қайтарғанын {application} қосымшасынан тексеріңіз; сатып алушыға ештеңе төлемеңіз.',
    ru: 'Покупка {purchase} ({sale}): в банке {amountTiyn} оплачены и полностью возвращены, в журнале нет ни того, ни другого. Проверьте в приложении {application}, кто вернул деньги; покупателю ничего не платите.',
    en: 'Purchase {purchase} ({sale}): at the bank {amountTiyn} were paid and given back whole, the journal knows of neither. See in the {application} app who gave it back; pay the customer nothing.',
  },
  'reconcile.finding.unknown-at-bank': {
    kk: '{purchase} сатып алуы ({sale}, {priceTiyn}): журнал бойынша төленген, ал банк оны білмейді ({code}). Баптаудағы ұйым мен сертификат сол кездегідей ме, тексеріңіз; солай болса, нөмірін айтып банкке хабарласыңыз.',
    ru: 'Покупка {purchase} ({sale}, {priceTiyn}): по журналу оплачена, а банк её не знает ({code}). Проверьте, те же ли в настройках организация и сертификат, что были тогда; если те же, обратитесь в банк и назовите номер.',
    en: 'Purchase {purchase} ({sale}, {priceTiyn}): paid according to the journal, and the bank does not know it ({code}). Check that the configuration names the same organisation and certificate as then; if so, call the bank and give the number.',
  },
  'reconcile.finding.total-differs': {
    kk: '{purchase} сатып алуы ({sale}): бағасы {priceTiyn}, ал банктегі сома {totalTiyn}. Айырмасын {application} қосымшасында тексеріп, артық төленгенін сатып алушыға қайтарыңыз.',
    ru: 'Покупка {purchase} ({sale}): цена {priceTiyn}, а сумма в банке {totalTiyn}. Проверьте разницу в приложении {application} и верните покупателю лишнее.',
    en: 'Purchase {purchase} ({sale}): the price was {priceTiyn}, the bank’s total is {totalTiyn}. Check the difference in the {application} app and give the customer back what was too much.',
  },
  'reconcile.finding.refunded-more': {
    kk: '{purchase} сатып алуы ({sale}): банкте {refundedTiyn} қайтарылған, журнал бойынша {journalTiyn}. Қайтаруды {application} қосымшасында кім жасағанын анықтаңыз; бұл сату бойынша енді ештеңе төлемеңіз.',
    ru: 'Покупка {purchase} ({sale}): в банке возвращено {refundedTiyn}, по журналу {journalTiyn}. Выясните, кто сделал возврат в приложении {application}; по этой продаже больше ничего не платите.',
    en: 'Purchase {purchase} ({sale}): {refundedTiyn} went back at the bank, {journalTiyn} according to the journal. Find out who made the refund in the {application} app; pay nothing more for this sale.',
  },
  'reconcile.finding.refunded-less': {
    kk: '{purchase} сатып алуы ({sale}): журнал бойынша {journalTiyn} қайтарылған, банкте {refundedTiyn} ғана. Бір сағаттан кейін салыстыруды қайталаңыз; өзгермесе, айырмасын {application} қосымшасында қайтарыңыз.',
    ru: 'Покупка {purchase} ({sale}): по журналу возвращено {journalTiyn}, а в банке только {refundedTiyn}. Повторите сверку через час; если ничего не изменится, верните разницу в приложении {application}.',
    en: 'Purchase {purchase} ({sale}): {journalTiyn} went back according to the journal, only {refundedTiyn} at the bank. Reconcile again in an hour; if nothing changes, give the difference back in the {application} app.',
  },
  'reconcile.finding.refund-carried-out': {
    kk: '{purchase} сатып алуы ({sale}): журнал қайтаруды сәтсіз не күмәнді деп, {owedTiyn} қарыз жазған, ал банк {amountTiyn} қайтарып қойған. Бұл қарызды төлемеңіз, оны өтелген деп белгілеңіз.',
    ru: 'Покупка {purchase} ({sale}): журнал считает возврат неудавшимся или сомнительным и числит долг {owedTiyn}, а банк вернул {amountTiyn}. Не выплачивайте этот долг и отметьте его погашенным.',
    en: 'Purchase {purchase} ({sale}): the journal calls the refund failed or doubtful and records a debt of {owedTiyn}, but the bank gave {amountTiyn} back. Do not pay this debt, and mark it as settled.',
  },
  'reconcile.finding.debt-already-refunded': {
    kk: '{purchase} сатып алуы ({sale}, код {claimCode}): {owedTiyn} қарыз жазулы, ал банкте {amountTiyn} қайтарылып қойған. Бұл соманы екінші рет төлемеңіз, қарызды өтелген деп белгілеңіз.',
    ru: 'Покупка {purchase} ({sale}, код {claimCode}): числится долг {owedTiyn}, а в банке уже возвращено {amountTiyn}. Не выплачивайте эту сумму второй раз и отметьте долг погашенным.',
    en: 'Purchase {purchase} ({sale}, code {claimCode}): {owedTiyn} stand as owed, and {amountTiyn} have gone back at the bank already. Do not pay this amount a second time, and mark the debt as settled.',
  },
  'reconcile.finding.refund-undecided': {
    kk: '{purchase} сатып алуы ({sale}): {amountTiyn} қайтарылуы аяқталмаған (банкте қайтарылғаны: {refundedTiyn}). Автоматты қосып, желіге шыққанша күтіңіз де, салыстыруды қайталаңыз; қолмен қайтармаңыз.',
    ru: 'Покупка {purchase} ({sale}): возврат {amountTiyn} не закончен (в банке возвращено: {refundedTiyn}). Включите автомат, дождитесь связи и повторите сверку; вручную не возвращайте.',
    en: 'Purchase {purchase} ({sale}): the refund of {amountTiyn} is not finished (gone back at the bank: {refundedTiyn}). Start the machine, let it reach the bank and reconcile again; do not refund by hand.',
  },
  'reconcile.finding.refund-not-carried-out': {
    kk: '{purchase} сатып алуы ({sale}): автомат {amountTiyn} қайтарылғанын анықтай алмаған, ал банкте ештеңе қайтарылмаған. Қарыз ({owedTiyn}) шын: оны сатып алушыға бір рет төлеп, жазыңыз: npm run claim, --checked.',
    ru: 'Покупка {purchase} ({sale}): автомат не смог узнать, возвращены ли {amountTiyn}, а в банке ничего не возвращено. Долг ({owedTiyn}) настоящий: выплатите его покупателю один раз и запишите: npm run claim с --checked.',
    en: 'Purchase {purchase} ({sale}): the machine could not find out whether {amountTiyn} went back, and at the bank nothing did. The debt ({owedTiyn}) is real: pay it to the customer once, and write it down: npm run claim with --checked.',
  },
  'reconcile.finding.still-undecided': {
    kk: '{purchase} сатып алуы ({sale}, {priceTiyn}): төленген-төленбегені әлі белгісіз. Автоматты қосып, желіге шыққанша күтіңіз; кейін де белгісіз болса, осы нөмірді {application} қосымшасынан іздеңіз.',
    ru: 'Покупка {purchase} ({sale}, {priceTiyn}): ещё неизвестно, оплачена ли она. Включите автомат и дождитесь связи; если и потом неизвестно, найдите этот номер в приложении {application}.',
    en: 'Purchase {purchase} ({sale}, {priceTiyn}): whether it was paid is still unknown. Start the machine and let it reach the bank; if it stays unknown, look for this number in the {application} app.',
  },
  'reconcile.finding.answer-contradictory': {
    kk: '{purchase} сатып алуы ({sale}): банктің жауабы өзіне қайшы (сомасы {totalTiyn}, қайтаруға болатыны {availableTiyn}). Салыстыруды қайталаңыз; өзгермесе, банкке хабарласыңыз.',
    ru: 'Покупка {purchase} ({sale}): ответ банка противоречив (сумма {totalTiyn}, к возврату доступно {availableTiyn}). Повторите сверку; если ничего не изменится, обратитесь в банк.',
    en: 'Purchase {purchase} ({sale}): the bank’s answer contradicts itself (total {totalTiyn}, {availableTiyn} may go back). Reconcile again; if nothing changes, call the bank.',
  },
  'reconcile.finding.no-answer': {
    kk: '{purchase} сатып алуы ({sale}, {priceTiyn}) салыстырылмады: банк анық жауап бермеді ({code}). Желіні тексеріп, салыстыруды қайталаңыз.',
    ru: 'Покупка {purchase} ({sale}, {priceTiyn}) не сверена: банк не дал ясного ответа ({code}). Проверьте сеть и повторите сверку.',
    en: 'Purchase {purchase} ({sale}, {priceTiyn}) was not compared: no clear answer from the bank ({code}). Check the network and reconcile again.',
  },
  'reconcile.finding.not-asked': {
    kk: '{count} сатып алу салыстырылмады: банктен сұрау мүмкін болмады. Төмендегі себебін жойып, салыстыруды қайталаңыз.',
    ru: 'Не сверено покупок: {count}, спросить банк не удалось. Устраните причину, названную ниже, и повторите сверку.',
    en: 'Not compared: {count} purchases, because the bank could not be asked. Mend the cause named below and reconcile again.',
  },
  'reconcile.finding.bound-elsewhere': {
    kk: '{count} сатып алу салыстырылмады: олар басқа баптаумен жасалған ({binding}), қазіргісі — {now}. Оларды сол кездегі баптау файлымен салыстырыңыз.',
    ru: 'Не сверено покупок: {count}. Они сделаны с другими настройками ({binding}), сейчас {now}. Сверьте их с тогдашним файлом настроек.',
    en: 'Not compared: {count} purchases made with another configuration ({binding}); this one is {now}. Reconcile them with the configuration file of that time.',
  },
  'reconcile.finding.service-gone': {
    kk: '{count} сатып алу салыстырылмады: олар {provider} қызметімен жасалған ({binding}), ал баптауда ол енді жоқ. Оларды сол кездегі баптау файлымен салыстырыңыз немесе қызметтің өз тізімінен қараңыз.',
    ru: 'Не сверено покупок: {count}. Они сделаны через {provider} ({binding}), а в настройках его больше нет. Сверьте их с тогдашним файлом настроек или посмотрите в списке самого сервиса.',
    en: 'Not compared: {count} purchases made through {provider} ({binding}), which this configuration no longer has. Reconcile them with the configuration file of that time, or look into the service’s own list.',
  },
  'reconcile.finding.other-trade-point': {
    kk: '{purchase} сатып алуы ({sale}, {priceTiyn}) салыстырылмады: банк оны басқа сауда нүктесіне жатқызады ({code}). Оны сол нүктенің баптауымен салыстырыңыз немесе сол нүктенің {application} қосымшасынан қараңыз.',
    ru: 'Покупка {purchase} ({sale}, {priceTiyn}) не сверена: для банка она относится к другой торговой точке ({code}). Сверьте её с настройками той точки или посмотрите в её приложении {application}.',
    en: 'Purchase {purchase} ({sale}, {priceTiyn}) was not compared: to the bank it belongs to another trade point ({code}). Reconcile it with that trade point’s configuration, or look into its {application} app.',
  },
  'reconcile.finding.products-missing': {
    kk: '{product} ({channel}-арна): саналғаны {counted}, журнал бойынша {expected}, {difference} кем. Берілгені анық емес сатулар: {uncertain}; соларды және автоматтың құлпын тексеріңіз.',
    ru: '{product} (канал {channel}): насчитано {counted}, по журналу {expected}, не хватает {difference}. Продаж с неясной выдачей: {uncertain}; проверьте их и замок автомата.',
    en: '{product} (channel {channel}): {counted} counted, {expected} according to the journal, {difference} missing. Sales whose product may have dropped unseen: {uncertain}; check them and the machine’s lock.',
  },
  'reconcile.finding.products-surplus': {
    kk: '{product} ({channel}-арна): саналғаны {counted}, журнал бойынша {expected}, {difference} артық. Төленген тауар түспей қалған болуы мүмкін: арнаны тексеріңіз, ал тауар салынған болса, баптаудағы санын жаңартыңыз.[ Сынақ импульсі жауапсыз қалды: {tests}.]',
    ru: '{product} (канал {channel}): насчитано {counted}, по журналу {expected}, лишних {difference}. Возможно, оплаченный товар не выпал: проверьте канал, а если товар досыпали, обновите количество в настройках.[ Пробных импульсов без ответа: {tests}.]',
    en: '{product} (channel {channel}): {counted} counted, {expected} according to the journal, {difference} too many. A paid product may not have dropped: check the channel; if it was refilled, bring the number in the configuration up to date.[ Test pulses without an answer: {tests}.]',
  },
  'reconcile.finding.product-not-counted': {
    kk: '{product} ({channel}-арна) саналмады, журнал бойынша {expected}. Санап, --counts ішіне қосыңыз.',
    ru: '{product} (канал {channel}) не посчитан, по журналу {expected}. Посчитайте и добавьте в --counts.',
    en: '{product} (channel {channel}) was not counted; there should be {expected}. Count it and add it to --counts.',
  },
  'reconcile.finding.product-unknown': {
    kk: '{product} журналда саналмайды, сондықтан {counted} данасы салыстырылмады. Атауын тексеріңіз немесе баптауда оның stock мәнін көрсетіңіз.',
    ru: '{product} в журнале не считается, поэтому {counted} шт. не с чем сверить. Проверьте название или укажите его stock в настройках.',
    en: 'The journal does not count {product}, so that {counted} have nothing to be compared with. Check the name, or give it a stock in the configuration.',
  },
  'reconcile.finding.cash-missing': {
    kk: 'Кассетада саналғаны {countedTiyn}, журнал бойынша {expectedTiyn} ({bills} банкнот), {differenceTiyn} кем. Қайта санаңыз, қабылдағыш пен кассетада кептелген банкнот жоғын және құлыпты тексеріңіз. Ешбір сатылымға жатпайтын банкноттар: {looseNotes}; орны белгісіздері: {doubtfulNotes}.',
    ru: 'В кассете насчитано {countedTiyn}, по журналу {expectedTiyn} (купюр: {bills}), не хватает {differenceTiyn}. Пересчитайте, проверьте, не застряла ли купюра в приёмнике или кассете, и замок. Купюры без продажи: {looseNotes}; неизвестно где: {doubtfulNotes}.',
    en: 'Cassette: {countedTiyn} counted, {expectedTiyn} according to the journal ({bills} notes), {differenceTiyn} missing. Count again, look for a note stuck in the acceptor or the cassette, and check the lock. Notes of no sale: {looseNotes}; of unknown place: {doubtfulNotes}.',
  },
  'reconcile.finding.cash-surplus': {
    kk: 'Кассетада саналғаны {countedTiyn}, журнал бойынша {expectedTiyn} ({bills} банкнот), {differenceTiyn} артық. Мұндай банкнот үшін ешкімге ештеңе есептелмеген: оны код бойынша сатып алушыға қайтарыңыз. Орны белгісіз банкноттар (коды): {doubtfulNotes}; сатылымсыздары: {looseNotes}.',
    ru: 'В кассете насчитано {countedTiyn}, по журналу {expectedTiyn} (купюр: {bills}), лишних {differenceTiyn}. Такая купюра никому не зачтена: верните её покупателю по коду. Купюры, место которых неизвестно (код): {doubtfulNotes}; без продажи: {looseNotes}.',
    en: 'Cassette: {countedTiyn} counted, {expectedTiyn} according to the journal ({bills} notes), {differenceTiyn} too many. Nobody was credited with such a note: give it back to the customer by the code. Notes of unknown place (code): {doubtfulNotes}; of no sale: {looseNotes}.',
  },
  'reconcile.finding.cash-notes-differ': {
    kk: 'Кассетадағы сома дұрыс ({countedTiyn}), бірақ саналғаны {counted} банкнот, журнал бойынша {bills}. Қайта санаңыз; сома бәрібір дұрыс болса, банкноттарды біреу алмастырған болуы мүмкін. Сатылымсыз банкноттар: {looseNotes}; орны белгісіздері: {doubtfulNotes}.',
    ru: 'Сумма в кассете верна ({countedTiyn}), но купюр насчитано {counted}, а по журналу {bills}. Пересчитайте; если сумма та же, купюры мог кто-то разменять. Купюры без продажи: {looseNotes}; неизвестно где: {doubtfulNotes}.',
    en: 'The money in the cassette is right ({countedTiyn}), but {counted} notes were counted, {bills} according to the journal. Count again; if the money is still right, somebody may have changed notes. Notes of no sale: {looseNotes}; of unknown place: {doubtfulNotes}.',
  },
  'reconcile.finding.cash-not-counted': {
    kk: 'Кассета саналмады, журнал бойынша онда {expectedTiyn} ({bills} банкнот). Санап, --cash арқылы беріңіз; шығарып алынған кассета үшін --collected қосыңыз.',
    ru: 'Кассета не посчитана, по журналу в ней {expectedTiyn} (купюр: {bills}). Посчитайте и укажите в --cash; для вынутой кассеты добавьте --collected.',
    en: 'The cassette was not counted; there should be {expectedTiyn} in it ({bills} notes). Count it and add --cash; for a cassette that was taken out, --collected as well.',
  },
  'reconcile.finding.cash-never-collected': {
    kk: 'Журналда кассетаның шығарылғаны туралы жазба жоқ, сондықтан {countedTiyn} салыстырылмады. Автоматтағы кассета саналған болса, --collected алып тастаңыз; кассета өшірулі кезде шығарылған болса, автоматты қосып, қайталаңыз.',
    ru: 'По журналу кассету ни разу не вынимали, поэтому {countedTiyn} не с чем сверить. Если посчитана кассета в автомате, уберите --collected; если её вынули при выключенном автомате, включите его и повторите.',
    en: 'According to the journal no cassette was ever taken out, so that {countedTiyn} have nothing to be compared with. If the one in the machine was counted, leave out --collected; if it was taken while the machine was off, start the machine and repeat.',
  },
  'reconcile.finding.collection-missing': {
    kk: '{day}, № {number} инкассация: саналғаны {countedTiyn}, журнал бойынша {expectedTiyn} ({bills} банкнот), {differenceTiyn} кем. Кассетаны кім алғанын анықтап, ақшаны қайта санаңыз.',
    ru: '{day}, инкассация № {number}: насчитано {countedTiyn}, по журналу {expectedTiyn} (купюр: {bills}), не хватает {differenceTiyn}. Выясните, кто брал кассету, и пересчитайте деньги.',
    en: '{day}, collection No. {number}: {countedTiyn} counted, {expectedTiyn} according to the journal ({bills} notes), {differenceTiyn} missing. Find out who took the cassette, and count the money again.',
  },
  'reconcile.finding.collection-surplus': {
    kk: '{day}, № {number} инкассация: саналғаны {countedTiyn}, журнал бойынша {expectedTiyn} ({bills} банкнот), {differenceTiyn} артық. Күмәнді банкноттарды тексеріңіз: артығы сатып алушынікі болуы мүмкін.',
    ru: '{day}, инкассация № {number}: насчитано {countedTiyn}, по журналу {expectedTiyn} (купюр: {bills}), лишних {differenceTiyn}. Проверьте купюры под вопросом: лишнее может быть деньгами покупателя.',
    en: '{day}, collection No. {number}: {countedTiyn} counted, {expectedTiyn} according to the journal ({bills} notes), {differenceTiyn} too many. Look at the notes in doubt: it may be a customer’s money.',
  },
  'reconcile.finding.collection-notes-differ': {
    kk: '{day}, № {number} инкассация: сома дұрыс ({countedTiyn}), бірақ саналғаны {counted} банкнот, журнал бойынша {bills}. Қайта санаңыз; банкноттарды біреу алмастырған болуы мүмкін.',
    ru: '{day}, инкассация № {number}: сумма верна ({countedTiyn}), но купюр насчитано {counted}, а по журналу {bills}. Пересчитайте; купюры мог кто-то разменять.',
    en: '{day}, collection No. {number}: the money is right ({countedTiyn}), but {counted} notes were counted, {bills} according to the journal. Count again; somebody may have changed notes.',
  },
  'reconcile.finding.bill-doubtful': {
    kk: '{sale} сатылымы (код {claimCode}): {amountTiyn} банкнотының қайда екенін автомат біле алмады. Қабылдағыш пен кассетаны ашып қараңыз да, кассетаны санаңыз (--cash): артық шықса, бұл ақша сатып алушынікі (claim --note in-cassette); артық болмаса, банкнот сатып алушыда қалған (claim --note given-back).',
    ru: 'Продажа {sale} (код {claimCode}): автомат не смог узнать, где купюра {amountTiyn}. Откройте приёмник и кассету и посчитайте её (--cash): если есть излишек, это деньги покупателя (claim --note in-cassette); если нет, купюра осталась у покупателя (claim --note given-back).',
    en: 'Sale {sale} (code {claimCode}): the machine could not find out where the note of {amountTiyn} is. Open acceptor and cassette and count (--cash): if there is too much, it is the customer’s (claim --note in-cassette); if not, the customer kept the note (claim --note given-back).',
  },
  'reconcile.finding.journal-changed': {
    kk: 'Журнал сырттан өзгертілген: {sequence}-жазба алдыңғыларынан шықпайды. Салыстыруға сенуге болмайды; файлды сақтап, техникалық қолдауға хабарлаңыз.',
    ru: 'Журнал изменён извне: запись {sequence} не следует из предыдущих. Сверке нельзя верить; сохраните файл и сообщите техподдержке.',
    en: 'The journal was changed from outside: entry {sequence} does not follow from those before it. Do not trust this comparison; keep the file and tell support.',
  },
} satisfies Readonly<Record<`reconcile.finding.${ReconcileReason}`, LocalText>>;

/** The other texts of the reconciliation command. */
const commandWords = {
  'reconcile.no-details': {
    kk: '{service}: қарапайым (lite) келісімде payment/details жоқ: тек мерзімі өткен QR мен шешілмеген сатып алулар тексеріледі. Қалғанын {application} қосымшасындағы тізіммен салыстырыңыз.',
    ru: '{service}: в упрощённом договоре (lite) нет payment/details: проверяются только истёкшие QR и нерешённые покупки. Остальное сверьте со списком в приложении {application}.',
    en: '{service}: the lite contract has no payment/details: only expired QRs and undecided purchases are checked. Compare the rest with the list in the {application} app.',
  },
  'reconcile.summary': {
    kk: 'Сатып алулар: {purchases}, салыстырылғаны: {compared}, қазір жүріп жатқаны: {inProgress}, қайта сұрауға болмайтыны: {notComparable}, QR көрсетілмегені: {unseen}.',
    ru: 'Покупок: {purchases}, сверено: {compared}, ещё идут: {inProgress}, нельзя спросить снова: {notComparable}, без показанного QR: {unseen}.',
    en: 'Purchases: {purchases}, compared: {compared}, still going on: {inProgress}, cannot be asked again: {notComparable}, without a QR ever shown: {unseen}.',
  },
  'reconcile.fits': { kk: 'Бәрі сәйкес.', ru: 'Всё сходится.', en: 'Everything fits.' },
  'reconcile.differs': { kk: 'Сәйкес келмейтіні: {count}.', ru: 'Расхождений: {count}.', en: 'Differences: {count}.' },
  'reconcile.rest-fits': {
    kk: 'Салыстырылғанның бәрі сәйкес, бірақ бәрі салыстырылған жоқ.',
    ru: 'Всё, что сверено, сходится, но сверено не всё.',
    en: 'Everything compared fits, but not everything was compared.',
  },
  'reconcile.not-asked': {
    kk: 'Салыстыру аяқталмады: банктен сұрау мүмкін болмады[ ({service})]. {detail}',
    ru: 'Сверка не закончена: спросить банк не удалось[ ({service})]. {detail}',
    en: 'Not finished: the bank could not be asked[ ({service})]. {detail}',
  },
  'reconcile.not-registered': {
    kk: 'Бұл автомат бұл баптаумен әлі тіркелмеген. Алдымен автоматтың өзін осы баптаумен бір рет қосыңыз немесе сол кездегі баптау файлын көрсетіңіз.',
    ru: 'Этот автомат с такими настройками ещё не зарегистрирован. Сначала один раз запустите сам автомат с ними или укажите тогдашний файл настроек.',
    en: 'This machine has not been registered with this configuration yet. Start the machine itself with it once, or name the configuration file of that time.',
  },
  'reconcile.no-bank': {
    kk: 'Бұл автомат тек банкнот қабылдайды: салыстыратын банк жоқ. Кассета мен тауарлар саналғанымен салыстырылады.',
    ru: 'Этот автомат принимает только купюры: банка для сверки нет. Кассета и товары сверяются с подсчётом.',
    en: 'This machine takes notes alone: there is no bank to compare with. The cassette and the products are compared with the count.',
  },
  'reconcile.no-payment': {
    kk: 'Баптауда төлем жоқ: салыстыратын банк көрсетілмеген. --config арқылы автоматтың баптауын көрсетіңіз.',
    ru: 'В настройках нет оплаты: сверять не с кем. Укажите через --config настройки автомата.',
    en: 'The configuration has no payment: there is no bank to compare with. Name the machine’s configuration with --config.',
  },
  'reconcile.waiting': {
    kk: 'Банк[ ({service})] жауап бермейді, {done}/{count} сұралды; {seconds} с кейін жалғасады (Ctrl+C — тоқтату).',
    ru: 'Банк[ ({service})] не отвечает, спрошено {done} из {count}; продолжение через {seconds} с (Ctrl+C — прервать).',
    en: 'The bank[ ({service})] does not answer, {done} of {count} asked; going on in {seconds} s (Ctrl+C to stop).',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** Kept apart from the screens' messages, because no screen shows them. */
export const reconcileMessages = { ...findingWords, ...commandWords } satisfies Readonly<Record<string, LocalText>>;

export type ReconcileMessageKey = keyof typeof reconcileMessages;

/** A message of the reconciliation with its `{placeholders}` filled. */
export function reconcileText(language: Language, key: ReconcileMessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(reconcileMessages[key][language], parameters);
}
