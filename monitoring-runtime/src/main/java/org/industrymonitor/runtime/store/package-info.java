/** State stores that keep live objects, log them when the task commits, and write to disk only what is committed. */
package org.industrymonitor.runtime.store;
