/** The demo: a month of real half-hourly readings of 264 power units, replayed with honest disorder. */
package org.industrymonitor.platform.demo;
