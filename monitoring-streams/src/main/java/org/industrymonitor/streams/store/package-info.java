/** State stores that keep live objects and write them only when the task commits. */
package org.industrymonitor.streams.store;
