// The names of months and days in the calendars of Tasklist, which knows them in English only.
import { language } from './page.js';

const names = (part, count, dayOf) => {
  const format = new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, index) => format.format(dayOf(index)));
};
const months = (month) => names({ month }, 12, (index) => Date.UTC(2024, index, 1));
const days = (weekday) => names({ weekday }, 7, (index) => Date.UTC(2024, 8, 1 + index)); // from a Sunday on

if (language === 'ko') {
  window.angular
    .module('cam.tasklist')
    .config([
      '$provide',
      (provide) =>
        provide.decorator('$locale', [
          '$delegate',
          (locale) => {
            Object.assign(locale.DATETIME_FORMATS, {
              MONTH: months('long'),
              STANDALONEMONTH: months('long'),
              SHORTMONTH: months('short'),
              DAY: days('long'),
              SHORTDAY: days('short')
            });
            return locale;
          }
        ])
    ])
    .run([
      'uibDatepickerConfig',
      (calendar) => {
        calendar.formatDayTitle = "yyyy'년' MMMM";
        calendar.formatYear = "yyyy'년'";
        calendar.formatMonthTitle = "yyyy'년'";
      }
    ]);
}
