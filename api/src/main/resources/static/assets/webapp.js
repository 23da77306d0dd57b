// Camunda's webapps show a login form of their own when a session has ended. There is one login, and this leads to it.
(() => {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

  const leaveForLogin = () => {
    if (location.hash.startsWith('#/login')) {
      location.replace(`${root}/login`);
    }
  };

  window.addEventListener('hashchange', leaveForLogin);
  leaveForLogin();
})();
