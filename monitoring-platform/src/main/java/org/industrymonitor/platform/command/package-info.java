/** The command line: one class for each command, one line for each fault. */
package org.industrymonitor.platform.command;
