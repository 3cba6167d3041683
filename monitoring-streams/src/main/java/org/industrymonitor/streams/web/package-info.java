/** Aggregates over HTTP, from the tasks that hold them, wherever they run. */
package org.industrymonitor.streams.web;
