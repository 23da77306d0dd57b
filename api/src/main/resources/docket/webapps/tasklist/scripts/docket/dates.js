// Times of the agency's zone, as in all of Docket, and the names of months and days, which Tasklist knows in English only.
import { language, timeZone } from './page.js';
import { text } from './texts.js';

const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone });

window.angular.module('cam.tasklist').config([
  '$provide',
  (provide) => {
    provide.decorator('camDateFilter', [
      '$delegate',
      (written) => (time, format) => (format === 'long' && time ? full.format(new Date(time)) : written(time, format))
    ]);
    provide.decorator('camWidgetFooterDirective', [
      '$delegate',
      (directives) => {
        const [foot] = directives;
        foot.template = foot.template.replace("{{ 'CAM_WIDGET_FOOTER_TIMEZONE' | translate }}", text.timesOf);
        foot.compile = () => (scope) => {
          scope.timezoneName = timeZone;
        };
        return directives;
      }
    ]);
  }
]);

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
